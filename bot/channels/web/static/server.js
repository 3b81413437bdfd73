// Requests to the page's own server.
// Promises: every request ends, with one of a few outcomes; nothing throws for what the network does.

const PATIENCE_MS = 15000;

/** {kind: "answered", data} | {kind: "refused", code} | {kind: "outsider", code} | {kind: "later"} */
async function request(path, options) {
  try {
    const answer = await fetch(path, { ...options, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE_MS) });
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

const post = (path, body) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const postMessage = (sender, message) => post("/api/messages", { ...message.body, id: message.id, as: sender });
export const getHistory = () => request("/api/history");
export const getDemonstration = () => request("/api/demonstration");
export const postPart = (handle) => post("/api/demonstration/part", { handle });
export const postStep = (step) => post("/api/demonstration/clock", { step });
