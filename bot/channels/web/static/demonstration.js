// The bar of the demonstration: whom one plays, and the clock.
// Promises: shows the server's clock, never the phone's; says when nothing more will come.
// Must not: exist for real officers (the server does not offer it then).

import { element } from "./bubbles.js";
import { dayInWords, dayOf, timeOf } from "./dates.js";
import { getDemonstration, postPart, postStep } from "./server.js";
import { words } from "./words.js";

const LOOK_AGAIN_MS = 20000;
const NOTE_MS = 5000;

export class DemonstrationBar {
  #bar = document.getElementById("stage");
  #clock = document.getElementById("stage-clock");
  #part = document.getElementById("stage-part");
  #who = document.getElementById("stage-who");
  #toggle = document.getElementById("stage-toggle");
  #panel = document.getElementById("stage-panel");
  #note = document.getElementById("stage-note");
  #steps = [...document.querySelectorAll("[data-step]")];
  #now = null;
  #played = "";
  #noteTimer = null;
  #onPart;

  /** `onPart(sender)` is called when another part is played. */
  constructor(onPart) {
    this.#onPart = onPart;
    this.#bar.hidden = false;
    this.#part.addEventListener("change", () => this.#play());
    this.#toggle.addEventListener("click", () => this.#open(this.#panel.hidden));
    for (const step of this.#steps) step.addEventListener("click", () => this.#move(step.dataset.step));
    setInterval(() => document.hidden || this.look(), LOOK_AGAIN_MS);
  }

  /** Read parts and clock from the server. */
  async look() {
    const outcome = await getDemonstration();
    if (outcome.kind !== "answered") return;
    const isFirst = this.#now === null;
    this.#showClock(outcome.data.now);
    this.#showParts(outcome.data.groups, outcome.data.part);
    if (isFirst) this.#open(outcome.data.part === null);
  }

  #open(wide) {
    this.#panel.hidden = !wide;
    this.#who.hidden = wide;
    this.#who.textContent = this.#part.selectedOptions[0]?.label ?? "";
    this.#toggle.setAttribute("aria-expanded", String(wide));
  }

  #showClock(now) {
    this.#now = now;
    const shown = `${dayInWords(dayOf(now))} ${timeOf(now)}`;
    if (this.#clock.textContent !== shown) this.#clock.textContent = shown;
  }

  #showParts(groups, played) {
    this.#played = played ?? "";
    if (this.#part.options.length === 0) {
      const nobody = new Option(words.demonstration.nobody, "");
      this.#part.append(nobody, ...groups.map(groupOf));
    }
    if (document.activeElement !== this.#part) this.#part.value = this.#played;
  }

  async #play() {
    const outcome = await postPart(this.#part.value || null);
    if (outcome.kind !== "answered") {
      this.#part.value = this.#played;
      this.#say(words.demonstration.failed);
      return;
    }
    this.#played = outcome.data.part ?? "";
    this.#onPart(outcome.data.self);
  }

  async #move(step) {
    this.#setBusy("true");
    const before = this.#now;
    const outcome = await postStep(step);
    this.#setBusy("false");
    if (outcome.kind !== "answered") this.#say(words.demonstration.failed);
    else this.#showClock(outcome.data.now);
    if (outcome.kind === "answered" && outcome.data.now === before) this.#say(words.demonstration.nothing_more);
  }

  #setBusy(busy) {
    this.#bar.setAttribute("aria-busy", busy);
    for (const step of this.#steps) step.setAttribute("aria-disabled", busy);
  }

  #say(sentence) {
    this.#note.textContent = sentence;
    this.#note.hidden = false;
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => (this.#note.hidden = true), NOTE_MS);
  }
}

function groupOf({ group, parts }) {
  const made = element("optgroup");
  made.label = words.demonstration.groups[group];
  made.append(...parts.map((part) => new Option(optionOf(part), part.handle)));
  return made;
}

const optionOf = (part) => (part.unit && part.unit !== part.title ? `${part.unit} – ${part.title}` : part.title);
