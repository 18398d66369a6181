import { sleep } from "../lib/processes.mjs";

/** @typedef {{ to: string, subject: string, text: string }} Mail */
/** @typedef {{ seq: number, type: string, at: string, actor: { name: string }, data: Record<string, any> }} Fact */

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 50;

/** The server as people and their mail programs meet it, and as the agent's key sees it. @param {string} url @param {string} key @param {AbortSignal} signal */
export function createWorld(url, key, signal) {
  const asAgent = { headers: { authorization: `Bearer ${key}` }, signal };

  return {
    /** The newest mail to somebody about an intent, as soon as it is there. @param {string} to @param {string} id @param {RegExp} subject @returns {Promise<Mail>} */
    async mail(to, id, subject) {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const { items } = await read(`/api/mailbox?to=${to}`, { signal });
        const found = items.find(
          (/** @type {Mail} */ mail) => mail.text.includes(id) && subject.test(mail.subject),
        );
        if (found) return found;
        if (Date.now() > deadline) throw new Error(`${to} had no mail with the subject ${subject}`);
        await sleep(LOOK_EVERY_MS);
      }
    },

    /** What has happened to an intent. @param {string} id @returns {Promise<Fact[]>} */
    facts: async (id) => (await read(`/api/intents/${id}/events`, asAgent)).items,

    /** @param {string} id */
    intent: (id) => read(`/api/intents/${id}`, asAgent),

    /** @param {string} page @param {"GET" | "HEAD"} method @returns {Promise<number>} the status */
    open: async (page, method) => (await fetch(url + page, { method, signal })).status,

    /** Presses the button of an answer page. @param {string} token @param {object} answer */
    answer: (token, answer) =>
      read(`/api/answers/${token}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(answer),
        signal,
      }),
  };

  /** @param {string} path @param {RequestInit} init @returns {Promise<any>} */
  async function read(path, init) {
    const response = await fetch(url + path, init);
    const body = await response.json();
    if (response.ok) return body;
    throw new Error(`${path} answered ${response.status}: ${body.detail}`);
  }
}

/** The token of the answer link in a mail. @param {Mail} mail */
export function tokenIn(mail) {
  const [, token] = /\/answer\/([\w-]{43})/.exec(mail.text) ?? [];
  if (!token) throw new Error(`"${mail.subject}" holds no answer link`);
  return token;
}
