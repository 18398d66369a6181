/** The intent that every scenario asks: small, with a reminder and one escalation, as most are. */
export const question = (more = {}) => ({
  intent_type: "bench.export.v1",
  task_type: "approval",
  title: "Export customers_q1?",
  payload: { dataset: "customers_q1", rows: 48_213, pii_detected: true },
  assignees: ["ana@acme.dev"],
  remind_after: "1h",
  escalate: [{ after: "2h", to: ["bea@acme.dev"] }],
  timeout: "8h",
  ...more,
});
