// Own messages the server has not confirmed yet, kept in the phone's storage.
// Promises: a message typed without signal survives closing the page and keeps its place in the order; each sender's
// messages stay apart. One entry a message, so that two open pages never overwrite each other.

const PREFIX = "thuan-chau.waiting";

export class Waiting {
  #memory = new Map();
  #last = 0;

  /** Keep a message; it is the last of its sender. */
  add(sender, message) {
    this.#last = Math.max(Date.now(), this.#last + 1);
    const key = `${PREFIX}.${sender}.${String(this.#last).padStart(16, "0")}.${message.id}`;
    try {
      localStorage.setItem(key, JSON.stringify(message));
    } catch {
      this.#memory.set(key, JSON.stringify(message)); // storage is full or forbidden: kept while the page is open
    }
  }

  /** All messages of a sender, oldest first. */
  of(sender) {
    return this.#keys(sender).map((key) => JSON.parse(this.#read(key))).filter(Boolean);
  }

  remove(sender, id) {
    for (const key of this.#keys(sender).filter((each) => each.endsWith(`.${id}`))) {
      this.#memory.delete(key);
      try {
        localStorage.removeItem(key);
      } catch { /* nothing was kept there */ }
    }
  }

  #keys(sender) {
    let stored = [];
    try {
      stored = Object.keys(localStorage);
    } catch { /* no storage */ }
    return [...stored, ...this.#memory.keys()].filter((key) => key.startsWith(`${PREFIX}.${sender}.`)).sort();
  }

  #read(key) {
    return this.#memory.get(key) ?? localStorage.getItem(key) ?? "null";
  }
}

/** A random id; made by hand because crypto.randomUUID exists on https pages only. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
