// An agent asks and is done: it neither waits nor polls, and whatever comes next happens without it.
import { Countersign } from "countersign";

const countersign = new Countersign(); // reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY

const { id } = await countersign.sendIntent({
  intent_type: "intent.data.export_approval.v1",
  task_type: "approval",
  title: "Export customers_q1?",
  description: "The quarterly report needs the table. It holds names and e-mail addresses.",
  payload: { dataset: "customers_q1", rows: 1204, pii_detected: true },
  editable: ["/dataset"],
  risk: "medium", // where it is high, a mail's link answers only after signing in
  assignees: ["ana@acme.dev"],
  remind_after: "2s",
  escalate: [
    { after: "4s", to: ["bea@acme.dev"] },
    { after: "8s", to: ["team:data"] },
  ],
  timeout: "60s",
  on_timeout: "rejected",
});

console.log(`asked: ${id}`);
