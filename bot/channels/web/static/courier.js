// Carries waiting messages to the server, one after the other.
// Promises: in order, each until the server confirms it; a lost answer leads to the same message with the same id.
// Must not: drop a message the server did not refuse for good.

import { postMessage } from "./server.js";

const PAUSES_MS = [1000, 2000, 4000, 8000, 15000, 30000];

export class Courier {
  #waiting;
  #report;
  #isBusy = false;
  #failures = 0;
  #timer = null;

  /** `report` has sending(id), taken(id, at), refused(id, code), delayed(), outsider(code). */
  constructor(waiting, report) {
    this.#waiting = waiting;
    this.#report = report;
  }

  /** Try now, whatever pause was planned. `currentSender()` tells who the page speaks as. */
  async hurry(currentSender) {
    clearTimeout(this.#timer);
    if (this.#isBusy) return;
    this.#isBusy = true;
    let goesOn = true;
    while (goesOn) {
      const sender = currentSender();
      const [message] = this.#waiting.of(sender);
      goesOn = message !== undefined && (await this.#carry(sender, message));
    }
    this.#isBusy = false;
    if (this.#failures > 0) this.#tryLater(currentSender);
  }

  /** Returns whether to go on with the next one. */
  async #carry(sender, message) {
    this.#report.sending(message.id);
    const outcome = await postMessage(sender, message);
    this.#failures = outcome.kind === "later" ? this.#failures + 1 : 0;
    if (outcome.kind === "later") {
      this.#report.delayed(message.id);
      return false;
    }
    if (outcome.kind === "outsider") {
      this.#report.outsider(message.id, outcome.code);
      return false;
    }
    this.#waiting.remove(sender, message.id);
    if (outcome.kind === "answered") this.#report.taken(message.id, outcome.data.at);
    else this.#report.refused(message.id, outcome.code);
    return true;
  }

  #tryLater(currentSender) {
    const pause = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length) - 1];
    this.#timer = setTimeout(() => this.hurry(currentSender), pause);
  }
}
