import type { Notice } from "@/core/notice";

type Changes = Partial<Omit<Notice, "intent">> & { intent?: Partial<Notice["intent"]> };

export const SAMPLE_NOW = new Date("2025-10-14T10:00:00Z");

/** A realistic notice for tests and previews; `changes` say what is different about it. */
export function sampleNotice(changes: Changes = {}): Notice {
  return { ...SAMPLE, ...changes, intent: { ...SAMPLE.intent, ...changes.intent } };
}

const SAMPLE: Notice = {
  id: "ntf_01K7H3Z8Q4T5V6W7X8Y9Z0A1B2",
  workspaceId: "wsp_acme",
  channel: "email",
  kind: "waiting",
  at: SAMPLE_NOW,
  to: { id: "usr_ana", name: "Ana", email: "ana@acme.dev" },
  intent: {
    id: "int_01K7H3Z8Q4T5V6W7X8Y9Z0A1B2",
    title: "Export customers_q1?",
    description: "Finance needs the customer table for its report.\n\n- rows: 48,213\n- kept for 30 days",
    taskType: "approval",
    intentType: "intent.data.export_approval.v1",
    agent: { name: "Data analyst", address: "agent://acme/production/data-analyst" },
    priority: "normal",
    risk: "high",
    payload: { dataset: "customers_q1", pii_detected: true, filter: { country: ["DE", "AT"] } },
    revision: 1,
    deadlineAt: new Date("2025-10-14T18:00:00Z"),
    onTimeout: "rejected",
    level: 1,
    levels: 3,
    quorum: null,
  },
  reminderNumber: 0,
  said: null,
  closing: null,
  answerUrl: "https://countersign.acme.dev/answer/secret-of-ana",
  inboxUrl: "https://countersign.acme.dev/inbox/int_01K7H3Z8Q4T5V6W7X8Y9Z0A1B2",
  unsubscribe: null,
};
