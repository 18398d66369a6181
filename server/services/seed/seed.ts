import type { Role } from "@/core/access";
import { PolicyBody } from "@/core/wire/policy";
import { IntentTypeDefaults } from "@/core/wire/submit";
import { insertSeed } from "@/server/db/seed";
import { newId } from "../context";
import { newWebhookSecret, sha256 } from "../secrets";
import { hashPassword } from "../sign-in/hashing";
import { SEED_INTENT_TYPES } from "./intent-types";

const AGENT = "agent://acme/production/data-analyst";

const PEOPLE: readonly { name: string; email: string; role: Role }[] = [
  { name: "Alex Admin", email: "admin@acme.dev", role: "admin" },
  { name: "Ana", email: "ana@acme.dev", role: "reviewer" },
  { name: "Bea", email: "bea@acme.dev", role: "reviewer" },
  { name: "Cal", email: "cal@acme.dev", role: "reviewer" },
  { name: "Audrey Auditor", email: "audrey@acme.dev", role: "auditor" },
];

const DATA_EXPORTS = PolicyBody.parse({
  slug: "data-exports",
  name: "Data exports",
  levels: [
    {
      to: ["ana@acme.dev"],
      remind_after: "5m",
      remind_every: "15m",
      max_reminders: 3,
      escalate_after: "30m",
    },
    { to: ["bea@acme.dev"], escalate_after: "2h" },
    { to: ["team:data"] },
  ],
  timeout: "8h",
  on_timeout: "rejected",
  quorum: { approvals: 1, veto: true },
  requester_may_decide: false,
});

/** Makes the workspace `acme` with its people, a team, an agent with a key, a policy, and a type for each kind of task. */
export async function seedDatabase({ password, key }: { password: string; key: string }) {
  const passwordHash = await hashPassword(password);
  const people = PEOPLE.map((person) => ({ ...person, id: newId("usr"), passwordHash }));
  const inData = people.filter(({ name }) => name === "Bea" || name === "Cal");
  await insertSeed({
    workspace: { id: newId("wsp"), slug: "acme", name: "Acme" },
    people,
    team: { id: newId("team"), slug: "data", name: "Data", memberIds: inData.map(({ id }) => id) },
    agent: {
      id: newId("agt"),
      address: AGENT,
      name: "Data analyst",
      webhookSecret: newWebhookSecret(),
      key: { id: newId("key"), hash: sha256(key), prefix: key.slice(0, 8) },
    },
    policies: [{ id: newId("pol"), definition: DATA_EXPORTS }],
    intentTypes: SEED_INTENT_TYPES.map(({ name, defaults }) => ({
      id: newId("typ"),
      name,
      defaults: IntentTypeDefaults.parse(defaults),
    })),
  });
  return { people: PEOPLE.map(({ email, role }) => ({ email, role })), agent: AGENT };
}
