// What the chat consists of: lines of the history, lines that just came, and own messages on their way.
// Promises: each line once, in the order of the chat; messages not yet sent stand last.
// Must not: touch the page, the network or the phone's storage.
//
// A line: {key, side, text, at, prompt, choices, picture, document, state, reason}; an own one has `file` as well
// state: "kept" (the server has it), "sending", "waiting" (will be sent), "refused" (never will be).

const HISTORY_LINES = 100;

const keyOf = (line) => (line.client_id ? `c:${line.client_id}` : line.id);
const kept = (line) => ({ ...line, key: keyOf(line), state: "kept", reason: null });

export class Transcript {
  #lines = [];

  clear() {
    this.#lines = [];
  }

  /** The newest lines as the server knows them; older ones already shown stay, newer ones follow. */
  takeHistory(history) {
    const lines = history.map(kept);
    const known = new Set(lines.map((line) => line.key));
    const firstKnown = this.#lines.findIndex((line) => known.has(line.key));
    const isFull = history.length >= HISTORY_LINES;
    const older = isFull ? this.#lines.slice(0, Math.max(firstKnown, 0)) : [];
    const newer = this.#lines.slice(isFull ? older.length : 0).filter((line) => !known.has(line.key));
    this.#lines = [...older, ...lines, ...newer];
  }

  /** One line that was just delivered. Returns whether it is new. */
  takeLine(line) {
    const taken = kept(line);
    const at = this.#lines.findIndex((other) => other.key === taken.key);
    if (at >= 0) this.#lines[at] = taken;
    else this.#lines.push(taken);
    return at < 0;
  }

  /** An own message that was just typed or tapped. */
  addOwn(message) {
    if (this.knows(message.id)) return;
    this.#lines.push({
      key: `c:${message.id}`, client_id: message.id, side: "officer", text: message.shown, at: null,
      prompt: null, choices: [], picture: null, document: null, state: "waiting", reason: null,
      file: Boolean(message.body.file),
    });
  }

  /** Change the state of an own message; what the server already has stays so. */
  mark(id, change) {
    const line = this.#lines.find((other) => other.client_id === id);
    if (line && line.state !== "kept") Object.assign(line, change);
  }

  knows(id) {
    return this.#lines.some((line) => line.client_id === id);
  }

  /** The lines in the order to show; `live` marks the one whose choices are on offer, `picked` the label taken. */
  shown() {
    const settled = this.#lines.filter((line) => line.state !== "waiting");
    const waiting = this.#lines.filter((line) => line.state === "waiting");
    const all = [...settled, ...waiting];
    const offered = all.findLastIndex((line) => line.choices.length > 0);
    const isAnswered = all.slice(offered + 1).some((line) => line.side === "officer" && line.state !== "refused");
    return all.map((line, i) => ({
      ...line,
      live: i === offered && !isAnswered,
      picked: line.choices.length > 0 ? pickedAfter(all, i) : null,
    }));
  }

  /** Whether this label was tapped as the very last thing and nothing came back yet. */
  isJustPicked(label) {
    const last = this.shown().at(-1);
    return last !== undefined && last.side === "officer" && last.text === label && last.state !== "refused";
  }
}

function pickedAfter(lines, at) {
  const next = lines.slice(at + 1).find((line) => line.side === "officer" || line.choices.length > 0);
  if (!next || next.side !== "officer") return null;
  return lines[at].choices.find((choice) => choice.label === next.text)?.token ?? null;
}
