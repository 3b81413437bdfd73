// The open line from the server: lines the moment they are delivered.
// Promises: comes back by itself after any loss; says so each time, so that the history can be read again.

const SILENCE_MS = 40000;
const PAUSE_MS = 3000;

export class Stream {
  #source = null;
  #watch = null;
  #report;

  /** `report` has opened(), lost(), line(line), heard(clientId). */
  constructor(report) {
    this.#report = report;
  }

  /** Open, or open anew: for another sender, or after a loss. */
  open() {
    this.#source?.close();
    const source = new EventSource("/api/events");
    this.#source = source;
    this.#watchFor(SILENCE_MS);
    source.onopen = () => this.#report.opened();
    source.onerror = () => this.#lost(source);
    source.addEventListener("beat", () => this.#watchFor(SILENCE_MS));
    source.addEventListener("line", (event) => this.#report.line(JSON.parse(event.data)));
    source.addEventListener("heard", (event) => this.#report.heard(JSON.parse(event.data).client_id));
  }

  #lost(source) {
    if (source !== this.#source) return;
    this.#report.lost();
    if (source.readyState === EventSource.CLOSED) this.#watchFor(PAUSE_MS); // refused: the browser will not retry
  }

  #watchFor(patience) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.open(), patience);
  }
}
