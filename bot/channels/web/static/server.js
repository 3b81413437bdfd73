// Requests to the page's own server.
// Promises: every request ends, with one of a few outcomes; nothing throws for what the network does.

const PATIENCE_MS = 15000;
const FILE_PATIENCE_MS = 120000; // a file on a weak signal, then reading it

/** {kind: "answered", data} | {kind: "refused", code} | {kind: "outsider", code} | {kind: "later"} */
async function request(path, options = {}, patience = PATIENCE_MS) {
  try {
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(path, { ...options, credentials: "same-origin", signal });
    if (answer.ok) return { kind: "answered", data: await answer.json() };
    return refusal(answer.status, await answer.json().catch(() => null));
  } catch {
    return { kind: "later" };
  }
}

function refusal(status, body) {
  const code = body?.error?.code ?? null;
  if (status === 401 || status === 409) return { kind: "outsider", code };
  if (code !== null && status < 500) return { kind: "refused", code };
  return { kind: "later" }; // a proxy's or a starting server's answer: says nothing about the message
}

const post = (path, body, patience) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }, patience);

export function postMessage(sender, { id, body }) {
  if (body.file) return post("/api/files", { ...body.file, id, as: sender }, FILE_PATIENCE_MS);
  return post("/api/messages", { ...body, id, as: sender });
}

export const getHistory = () => request("/api/history");
export const getDemonstration = () => request("/api/demonstration");
export const postPart = (handle) => post("/api/demonstration/part", { handle });
export const postStep = (step) => post("/api/demonstration/clock", { step });
