import type { AssignmentBody, CommentBody, DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { fetchJson } from "./http";

/** What a person does to an intent; each answers with the intent as it is afterwards. */
const change = (id: string, noun: string, method: "POST" | "PUT" | "DELETE", body?: unknown) =>
  fetchJson<IntentWire>(`/api/intents/${encodeURIComponent(id)}/${noun}`, { method, body });

export const answerIntent = (id: string, answer: DecisionBody) => change(id, "decision", "POST", answer);
/** While it is held, and by whoever gave it. */
export const takeBackAnswer = (id: string) => change(id, "decision", "DELETE");
export const commentIntent = (id: string, comment: CommentBody) => change(id, "comments", "POST", comment);
export const claimIntent = (id: string) => change(id, "claim", "PUT", {});
export const releaseIntent = (id: string) => change(id, "claim", "DELETE");
export const reassignIntent = (id: string, assignment: AssignmentBody) =>
  change(id, "assignment", "PUT", assignment);

/** Hides it from my inbox until then. */
export const snoozeIntent = (id: string, until: string) => change(id, "snooze", "PUT", { until });
export const wakeIntent = (id: string) => change(id, "snooze", "DELETE");

/** An answer by the link in a mail, without a session. */
export const answerByLink = (token: string, answer: DecisionBody) =>
  fetchJson<IntentWire>(`/api/answers/${encodeURIComponent(token)}`, { method: "POST", body: answer });
