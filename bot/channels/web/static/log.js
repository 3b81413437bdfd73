// The list of bubbles and where it is scrolled to.
// Promises: stays at the bottom while the reader is there, and never moves a reader who looks at older lines.
// Must not: decide the order of lines (the transcript does).

import { bubbleOf, element, updateBubble } from "./bubbles.js";
import { dayInWords, dayOf } from "./dates.js";

const NEAR_PX = 80;

export class Log {
  #list = document.getElementById("log");
  #scroller = document.getElementById("scroller");
  #newest = document.getElementById("newest");
  #count = document.getElementById("newest-count");
  #items = new Map();
  #isAtBottom = true;
  #heights = "";
  #unseen = 0;
  #act;

  constructor(act) {
    this.#act = act;
    this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#newest.addEventListener("click", () => this.toBottom());
    const resized = new ResizeObserver(() => this.#keepPlace());
    resized.observe(this.#scroller);
    resized.observe(this.#list);
  }

  /** Show these lines, and only these. */
  show(lines) {
    const wanted = this.#wanted(lines);
    const keys = new Set(wanted.map((item) => item.dataset.key));
    for (const [key, item] of this.#items) {
      if (keys.has(key)) continue;
      item.remove();
      this.#items.delete(key);
    }
    wanted.forEach((item, place) => {
      const present = this.#list.children[place];
      if (present !== item) this.#list.insertBefore(item, present ?? null);
    });
    this.#keepPlace();
  }

  /** From now on new lines are read aloud. */
  announce() {
    this.#list.setAttribute("aria-live", "polite");
  }

  /** A line of the bot came: count it if the reader is elsewhere. */
  countNew() {
    if (this.#isAtBottom) return;
    this.#unseen += 1;
    this.#showNewest();
  }

  toBottom() {
    this.#isAtBottom = true;
    this.#keepPlace();
  }

  #wanted(lines) {
    const wanted = [];
    let day = null;
    for (const line of lines) {
      if (line.at !== null && dayOf(line.at) !== day) {
        day = dayOf(line.at);
        wanted.push(this.#dayItem(day, line.key));
      }
      wanted.push(this.#lineItem(line));
    }
    return wanted;
  }

  #dayItem(day, before) {
    const key = `day:${day}:${before}`;
    if (!this.#items.has(key)) {
      const item = element("li", "day", null, [element("span", "", dayInWords(day))]);
      item.dataset.key = key;
      this.#items.set(key, item);
    }
    return this.#items.get(key);
  }

  #lineItem(line) {
    const known = this.#items.get(line.key);
    if (known) updateBubble(known, line, this.#act);
    else this.#items.set(line.key, bubbleOf(line, this.#act));
    return this.#items.get(line.key);
  }

  #scrolled() {
    // A picture that has just loaded moves the bottom away, not the reader: #keepPlace follows at once.
    if (this.#heights !== this.#measured()) return;
    const below = this.#scroller.scrollHeight - this.#scroller.scrollTop - this.#scroller.clientHeight;
    this.#isAtBottom = below < NEAR_PX;
    if (this.#isAtBottom) this.#unseen = 0;
    this.#showNewest();
  }

  #keepPlace() {
    if (this.#isAtBottom) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#heights = this.#measured();
    this.#scrolled();
  }

  #measured() {
    return `${this.#scroller.scrollHeight} ${this.#scroller.clientHeight}`;
  }

  #showNewest() {
    this.#newest.hidden = this.#isAtBottom;
    this.#count.textContent = this.#unseen > 0 ? String(this.#unseen) : "";
  }
}
