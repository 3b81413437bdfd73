// Files the officer chooses, drops or pastes: looked at before they leave.
// Promises: what cannot be taken is said at once, with what to do; a file that is taken leaves whole.
// Must not: read what is in it.

import { filled, words } from "./words.js";

const MOST_BYTES = 1000000;
const ENDINGS = [".xlsx", ".csv"];

export class Files {
  #chooser = document.getElementById("file");
  #note = document.getElementById("file-note");
  #onFile;

  /** `onFile({name, data})` for a file that is taken; `data` is base64. */
  constructor(onFile) {
    this.#onFile = onFile;
    document.getElementById("attach").addEventListener("click", () => this.#chooser.click());
    this.#chooser.addEventListener("change", () => this.#chosen());
  }

  /** Take a file, or say why not. */
  async take(file) {
    const data = refusalOf(file) === null ? await read(file) : null;
    this.#say(data === null ? refusalOf(file) ?? words.composer.file_gone : "");
    if (data !== null) this.#onFile({ name: file.name, data });
  }

  /** What was said about a file is read. */
  forget() {
    this.#say("");
  }

  #chosen() {
    const [file] = this.#chooser.files;
    if (file) this.take(file);
    this.#chooser.value = ""; // the same file can be chosen again
  }

  #say(sentence) {
    this.#note.hidden = sentence === "";
    this.#note.textContent = sentence;
  }
}

function refusalOf(file) {
  if (!ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending))) return words.composer.file_kind;
  if (file.size <= MOST_BYTES) return null;
  const size = (file.size / 1e6).toLocaleString(words.language, { maximumFractionDigits: 1 });
  return filled(words.composer.file_too_large, { size });
}

/** What is in the file as base64; null when the device does not give it. */
function read(file) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
