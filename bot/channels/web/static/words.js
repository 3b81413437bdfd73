// The page's words, as the server put them into the page.
// Promises: every sentence shown comes from here. Must not: hold a sentence itself.

export const words = JSON.parse(document.getElementById("words").textContent);

/** `sentence` with every {name} replaced by its value. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}
