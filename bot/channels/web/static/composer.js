// Where the officer types.
// Promises: Enter sends and Shift+Enter makes a line; Enter that ends a Vietnamese input method's word does not send;
// what is typed but not sent survives a reload; nothing too long leaves and nothing is cut.

import { Files } from "./files.js";
import { filled, words } from "./words.js";

const LIMIT = 4096;
const KEPT_AS = "thuan-chau.typed";

export class Composer {
  #form = document.getElementById("composer");
  #text = document.getElementById("text");
  #send = document.getElementById("send");
  #tooLong = document.getElementById("too-long");
  #onText;
  #onPhoto;
  #files;

  /** `onText(text)` for what is sent, `onPhoto()` for a picture, `onFile({name, data})` for a file. */
  constructor(onText, onPhoto, onFile) {
    this.#onText = onText;
    this.#onPhoto = onPhoto;
    this.#files = new Files(onFile);
    this.#text.value = recalled();
    this.#text.addEventListener("input", () => this.#changed());
    this.#text.addEventListener("keydown", (event) => this.#pressed(event));
    this.#form.addEventListener("submit", (event) => this.#submitted(event));
    this.#text.addEventListener("paste", (event) => this.#brought(event, event.clipboardData));
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => this.#brought(event, event.dataTransfer));
    this.#changed();
  }

  #changed() {
    this.#files.forget();
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight + 2}px`;
    const count = [...this.#text.value].length;
    this.#tooLong.hidden = count <= LIMIT;
    if (count > LIMIT) this.#tooLong.textContent = tooLongInWords(count);
    this.#send.disabled = this.#text.value.trim() === "" || count > LIMIT;
    remember(this.#text.value);
  }

  #pressed(event) {
    const endsAWord = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || endsAWord) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #submitted(event) {
    event.preventDefault();
    if (this.#send.disabled) return;
    const text = this.#text.value.trim().replace(/\p{Surrogate}/gu, "\uFFFD"); // half an emoji is no valid text
    this.#text.value = "";
    this.#changed();
    this.#text.focus();
    this.#onText(text);
  }

  #brought(event, data) {
    const file = data?.files?.[0];
    if (!file) return;
    event.preventDefault();
    if (file.type.startsWith("image/")) this.#onPhoto();
    else this.#files.take(file);
  }
}

function tooLongInWords(count) {
  const written = (number) => number.toLocaleString(words.language);
  return filled(words.composer.too_long, { count: written(count), limit: written(LIMIT) });
}

function recalled() {
  try {
    return sessionStorage.getItem(KEPT_AS) ?? "";
  } catch {
    return "";
  }
}

function remember(text) {
  try {
    sessionStorage.setItem(KEPT_AS, text);
  } catch { /* no storage: it lives as long as the page */ }
}
