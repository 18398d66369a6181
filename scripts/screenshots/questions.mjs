import { request as requests } from "playwright";
import { sleep } from "../lib/processes.mjs";
import { signIn } from "./sign-in.mjs";

const ANA = ["ana@acme.dev"];

/** The one whose page is shown. */
const EXPORT = {
  intent_type: "intent.data.export_approval.v1",
  task_type: "approval",
  title: "Export customers_q1 to the BI warehouse?",
  description:
    "Marketing asked for the **Q1 retention report**. The table holds names and e-mail addresses, so I would export " +
    "it with the addresses hashed.\n\n- Source: `crm.customers`, 1,204 rows\n- Kept in the warehouse for 30 days",
  payload: {
    dataset: "customers_q1",
    destination: "bigquery://acme-bi/retention",
    rows: 1204,
    pii_detected: true,
    columns: ["customer_id", "email_sha256", "plan", "signed_up_at", "churned_at"],
    requested_by: "marketing@acme.dev",
  },
  editable: ["/dataset"],
  assignees: ANA,
  remind_after: "5m",
  escalate: [
    { after: "20m", to: ["bea@acme.dev"] },
    { after: "2h", to: ["team:data"] },
  ],
  timeout: "8h",
  on_timeout: "rejected",
  risk: "high",
};

const OTHERS = [
  {
    intent_type: "intent.finance.limit_override.v1",
    title: "Override the spending limit for the GPU cluster",
    payload: { limit_usd: 2000, wanted_usd: 3400, project: "embeddings-refresh" },
    timeout: "45m",
    priority: "urgent",
  },
  {
    intent_type: "intent.content.review.v1",
    title: "Review the release notes of 4.2",
    description: "Written from the merged pull requests of this week.",
    payload: { draft: "Exports are twice as fast. Teams can now share saved views.", words: 412 },
    timeout: "1d",
  },
  {
    intent_type: "intent.travel.booking_details.v1",
    title: "Complete the booking for Lisbon",
    payload: { event: "Data Summit", city: "Lisbon", from: "2026-12-01", to: "2026-12-04" },
    timeout: "2d",
  },
  {
    intent_type: "intent.support.clarification.v1",
    title: "Which invoice does ticket 8841 mean?",
    payload: { ticket: 8841, says: "The last one is wrong again.", candidates: ["INV-2291", "INV-2307"] },
    timeout: "6h",
  },
  {
    intent_type: "intent.ops.manual_action.v1",
    title: "Rotate the signing key of the staging cluster",
    payload: { cluster: "staging", key_age_days: 92 },
    timeout: "3d",
    risk: "medium",
  },
  {
    intent_type: "intent.finance.confirmation.v1",
    title: "Did the invoice of Northwind arrive?",
    payload: { supplier: "Northwind", amount_eur: 1280.5 },
    timeout: "12h",
  },
  {
    intent_type: "intent.support.assignment.v1",
    title: "Who takes the outage report of Contoso?",
    payload: { customer: "Contoso", severity: 2 },
    priority: "high",
    timeout: "90m",
  },
];

/**
 * Asks everything, and lets people and the clock do a little of what they do.
 * @param {string} url @param {string} key @param {string} password of the seeded people
 * @returns {Promise<{ id: string, title: string }>} the intent to show
 */
export async function askAll(url, key, password) {
  const agent = await requests.newContext({
    baseURL: url,
    extraHTTPHeaders: { authorization: `Bearer ${key}` },
  });
  const alex = await requests.newContext({ baseURL: url });
  try {
    for (const question of OTHERS.toReversed()) await ask(agent, question);
    // Ana is the second to be asked here, so that the picture shows a climbed one, too.
    const climbing = { intent_type: "intent.data.export_approval.v1", task_type: "approval", timeout: "4h" };
    const chain = { assignees: ["cal@acme.dev"], escalate: [{ after: "1s", to: ANA }] };
    await ask(agent, {
      ...climbing,
      ...chain,
      title: "Delete 312 stale accounts?",
      payload: { accounts: 312 },
      risk: "critical",
    });
    const shown = await ask(agent, EXPORT);
    await signIn(alex, url, "admin@acme.dev", password);
    const words = { body: "The data processing agreement covers hashed addresses. Fine from my side." };
    await alex.post(`/api/intents/${shown.id}/comments`, { data: words });
    await sleep(2_000);
    return shown;
  } finally {
    await agent.dispose();
    await alex.dispose();
  }
}

/** @param {import("playwright").APIRequestContext} agent @param {object} question */
async function ask(agent, question) {
  const response = await agent.post("/api/intents", { data: question });
  if (!response.ok()) throw new Error(`${response.status()} ${await response.text()}`);
  return /** @type {{ id: string, title: string }} */ (await response.json());
}
