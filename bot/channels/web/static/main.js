// Puts the page together: typed → waiting → courier → server; stream and history → transcript → log.

import { Composer } from "./composer.js";
import { Courier } from "./courier.js";
import { DemonstrationBar } from "./demonstration.js";
import { Log } from "./log.js";
import { getHistory } from "./server.js";
import { Stream } from "./stream.js";
import { Transcript } from "./transcript.js";
import { Viewer } from "./viewer.js";
import { Waiting, newId } from "./waiting.js";
import { filled, words } from "./words.js";

const status = document.getElementById("status");
const transcript = new Transcript();
const waiting = new Waiting();
const viewer = new Viewer();
const log = new Log({ pick, enlarge: (src, alt) => viewer.show(src, alt), retry: hurry });
let sender = document.body.dataset.self;
let unread = 0;

const courier = new Courier(waiting, {
  sending: (id) => changed(id, { state: "sending" }),
  taken: (id, at) => changed(id, { state: "kept", at }),
  refused: (id, code) => changed(id, { state: "refused", reason: words.refused[code] ?? words.state.refused }),
  delayed: (id) => changed(id, { state: "waiting" }),
  outsider: (id) => {
    changed(id, { state: "waiting" });
    refresh();
  },
});

const stream = new Stream({
  opened() {
    setStatus("connected");
    refresh().then(hurry);
  },
  lost() {
    setStatus("lost");
    refresh(); // tells a lost network from a server that does not know this browser any more
  },
  line: takeLine,
  heard: (id) => transcript.knows(id) || refresh(),
});

const bar = document.body.dataset.staged === "yes" ? new DemonstrationBar(become) : null;

function hurry() {
  courier.hurry(() => sender);
}

function render() {
  const lines = transcript.shown();
  log.show(lines);
  return lines;
}

function changed(id, change) {
  transcript.mark(id, change);
  render();
}

/** Queue one message, show it, and try to send it. `shown` is what the officer sees. */
function say(body, shown) {
  const message = { id: newId(), body, shown };
  waiting.add(sender, message);
  transcript.addOwn(message);
  document.getElementById("empty").hidden = true;
  render();
  log.toBottom();
  hurry();
}

function pick(line, choice) {
  if (transcript.isJustPicked(choice.label)) return; // a double tap
  say({ prompt: line.prompt, token: choice.token }, choice.label);
}

function takeLine(line) {
  if (!transcript.takeLine(line)) return;
  document.getElementById("empty").hidden = true;
  render();
  log.countNew();
  if (document.hidden) showUnread(unread + 1);
}

/** Read the history again: it knows what was said on other pages and while this one slept. */
async function refresh() {
  const outcome = await getHistory();
  if (outcome.kind === "outsider") setStatus("outsider");
  if (outcome.kind !== "answered") return;
  if (outcome.data.self !== sender) {
    become(outcome.data.self);
    return;
  }
  transcript.takeHistory(outcome.data.lines);
  document.getElementById("empty").hidden = render().length > 0;
  log.announce();
}

/** Speak as somebody else: only what was typed as that sender waits and is shown. */
function become(newSender) {
  sender = newSender;
  document.body.dataset.self = sender;
  transcript.clear();
  showWaiting();
  log.toBottom();
  stream.open();
}

function showWaiting() {
  for (const message of waiting.of(sender)) transcript.addOwn(message);
  render();
}

function setStatus(name) {
  status.dataset.status = name;
  document.getElementById("status-words").textContent = words.status[name];
}

function showUnread(count) {
  unread = count;
  document.title = count > 0 ? `(${count}) ${words.title}` : words.title;
}

/** A personal link, /j/CODE: joining is the first message. Once queued, the address forgets the code. */
function useLink() {
  const code = /^\/j\/([A-Za-z0-9_-]+)$/.exec(location.pathname)?.[1];
  if (!code) return;
  say({ text: `/start ${code}` }, `/start ${code}`);
  history.replaceState(null, "", `/${location.search}`);
}

/** After lost signal or sleep a line that looks open may be dead: open it anew. */
function comeBack() {
  stream.open();
  hurry();
}

function begin() {
  showWaiting();
  new Composer(
    (text) => say({ text }, text),
    () => say({ unsupported: "photo" }, words.sent.photo),
    (file) => say({ file }, filled(words.sent.file, file)),
  );
  document.getElementById("start").addEventListener("click", () => say({ text: "/start" }, "/start"));
  status.addEventListener("click", () => (status.dataset.status === "outsider" ? location.reload() : comeBack()));
  window.addEventListener("online", comeBack);
  window.addEventListener("offline", () => setStatus("lost"));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    showUnread(0);
    comeBack();
  });
  useLink();
  stream.open();
  bar?.look();
}

// A page prepared in advance must not use a link's code before anybody opened it.
if (document.prerendering) document.addEventListener("prerenderingchange", begin, { once: true });
else begin();
