import { openMailbox } from "../support/mailbox";
import { openReceiver } from "../support/receiver";
import { type Submission, makeWorkspace, question } from "../support/workspace";
import { keyOf, signIn } from "../support/http";
import { until } from "../support/time";
import type { ServerProcess } from "../support/server";

/** Several processes are started one after the other. */
export const LONG = { timeout: 600_000 };

/** Waits for what processes of their own do, however busy the machine is. */
export const patiently = <T>(look: () => T | Promise<T>, holds: (seen: T) => boolean): Promise<T> =>
  until(look, holds, 90_000);

/** A workspace whose people are mailed and whose agent is called back, all by real servers, and the settings that lead a process there. */
export async function makeWorld() {
  const [workspace, mailbox, receiver] = [await makeWorkspace(), await openMailbox(), await openReceiver()];
  const settings = {
    RESEND_API_KEY: "re_the-key-of-the-mail-provider",
    RESEND_BASE_URL: mailbox.url,
    COUNTERSIGN_WEBHOOK_ALLOW: "127.0.0.1/32",
  };
  const { agent, ana } = workspace;

  async function ask({ url }: ServerProcess, more: Submission = {}, headers: Record<string, string> = {}) {
    const response = await fetch(`${url}/api/intents`, {
      method: "POST",
      headers: { ...keyOf(agent), "content-type": "application/json", ...headers },
      body: JSON.stringify(question({ assignees: [ana.email], ...more })),
    });
    if (response.status !== 201) throw new Error(`answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as { id: string };
  }

  async function answer({ url }: ServerProcess, id: string, more: object = {}): Promise<Response> {
    return fetch(`${url}/api/intents/${id}/decision`, {
      method: "POST",
      headers: { ...(await signIn(ana)), "content-type": "application/json" },
      body: JSON.stringify({ outcome: "approved", ...more }),
    });
  }

  return { ...workspace, mailbox, receiver, settings, ask, answer };
}
