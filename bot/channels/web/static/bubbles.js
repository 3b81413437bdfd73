// One line of the chat as elements.
// Promises: text is always text, never markup; what changes later (state, choices) changes in place.
// Must not: know where the line stands or what a tap causes.

import { timeOf } from "./dates.js";
import { words } from "./words.js";

/** An element with class, own text and children. */
export function element(name, className, text = null, children = []) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== null) made.textContent = text;
  made.append(...children);
  return made;
}

/** The element of a line; `act` has pick(line, choice), enlarge(src, alt), retry(). */
export function bubbleOf(line, act) {
  const text = element("p", "text");
  const meta = element("p", "meta");
  const from = element("span", "unseen", line.side === "bot" ? words.from_bot : words.from_officer);
  const bubble = element("div", "bubble", null, [from, text]);
  if (line.picture) bubble.append(pictureOf(line, act));
  if (line.document) bubble.append(documentOf(line.document));
  bubble.append(meta);
  const item = element("li", `line ${line.side}`, null, [bubble]);
  item.dataset.key = line.key;
  if (line.choices.length > 0) item.append(choicesOf(line, act));
  updateBubble(item, line, act);
  return item;
}

/** Bring an existing element up to date with its line. */
export function updateBubble(item, line, act) {
  item.dataset.state = line.state;
  setText(item.querySelector(".text"), line.side === "officer" ? ownText(line.text) : line.text);
  updateMeta(item.querySelector(".meta"), line, act);
  item.querySelector(".choices")?.classList.toggle("past", !line.live);
  for (const button of item.querySelectorAll(".choice")) {
    button.tabIndex = line.live ? 0 : -1;
    button.classList.toggle("picked", button.dataset.token === line.picked);
  }
}

// A link's code is a key to the officer's place: it is not left readable in the chat.
const ownText = (text) => (/^\/start\s+\S/.test(text) ? words.sent.link : text === "/start" ? words.start : text);

function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

function updateMeta(meta, line, act) {
  const stamp = `${line.state} ${line.at} ${line.reason}`;
  if (meta.dataset.stamp === stamp) return;
  meta.dataset.stamp = stamp;
  if (line.state === "kept") {
    const time = element("time", "", timeOf(line.at));
    time.dateTime = line.at;
    meta.replaceChildren(time);
    return;
  }
  const state = line.file && line.state === "sending" ? "reading" : line.state;
  meta.replaceChildren(element("span", "", line.reason ?? words.state[state]));
  if (line.state === "waiting") {
    const retry = element("button", "retry", words.state.retry);
    retry.type = "button";
    retry.addEventListener("click", () => act.retry());
    meta.append(retry);
  }
}

function choicesOf(line, act) {
  const buttons = line.choices.map((choice) => {
    const button = element("button", "choice", choice.label);
    button.type = "button";
    button.dataset.token = choice.token;
    button.addEventListener("click", () => act.pick(line, choice));
    return button;
  });
  const group = element("div", "choices", null, buttons);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words.choices);
  return group;
}

function pictureOf(line, act) {
  const image = element("img");
  image.src = line.picture.url;
  image.alt = `${words.picture.alt}: ${line.text.split("\n", 1)[0]}`;
  const button = element("button", "picture", null, [image]);
  button.type = "button";
  button.title = words.picture.enlarge;
  button.addEventListener("click", () => act.enlarge(image.src, image.alt));
  image.addEventListener("error", () => button.replaceWith(element("p", "gone", words.picture.gone)));
  return button;
}

function documentOf(file) {
  const kind = file.name.includes(".") ? file.name.split(".").at(-1).slice(0, 4).toUpperCase() : "";
  const card = element("a", "document", null, [
    element("span", "document-kind", kind),
    element("span", "document-words", null, [
      element("span", "document-name", file.name),
      element("span", "document-action", words.document.download),
    ]),
  ]);
  card.href = file.url;
  card.download = file.name;
  return card;
}
