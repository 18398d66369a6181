import { expect, test } from "vitest";
import { claimIntent, releaseIntent } from "@/server/services/intents/claim";
import { readIntent } from "@/server/services/intents/read";
import { sweep } from "../support/chain";
import { factsOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { addPolicy, as, asAgent, makeWorkspace, submit } from "../support/workspace";
import { after, T0 } from "../support/time";

const hours = {
  time_zone: "Europe/Berlin",
  days: ["mon", "tue", "wed", "thu", "fri"] as ("mon" | "tue" | "wed" | "thu" | "fri")[],
  from: "09:00",
  to: "18:00",
};

/** Every quarter of an hour until `end`. */
async function pass(start: Date, end: Date): Promise<void> {
  for (let at = start; at <= end; at = after("15m", at)) await sweep(at);
}

const plot = async (id: string) =>
  (await factsOf(id)).map(({ type, at }) => `${at.toISOString().slice(0, 16)} ${type}`);

test("what is asked on a Friday evening climbs on Monday, and ends by the clock", async () => {
  const { id, ana, bea, agent } = await makeWorkspace();
  const levels = [
    { to: [ana.email], remind_after: "30m", escalate_after: "2h" },
    { to: [bea.email], hours: { ...hours, time_zone: "America/New_York" }, remind_after: "1h" },
  ];
  await addPolicy(id, { slug: "office", levels, timeout: "4d", hours });
  const friday = new Date("2026-06-05T15:00:00.000Z");
  const intent = await submit(agent, { policy: "office" }, friday);
  await pass(friday, after("4d", friday));
  expect(await plot(intent.id)).toEqual([
    "2026-06-05T15:00 created",
    "2026-06-05T15:30 reminded",
    "2026-06-08T08:00 escalated",
    "2026-06-08T14:00 reminded",
    "2026-06-09T15:00 timed_out",
  ]);
});

test("claim, release and claim again holds a level no longer than its policy says", async () => {
  const { id, ana, bea, agent } = await makeWorkspace();
  const levels = [{ to: [ana.email], escalate_after: "20m" }, { to: [bea.email] }];
  await addPolicy(id, { slug: "held", levels, timeout: "8h", claim: { hold: "15m", at_most: "20m" } });
  const intent = await submit(agent, { policy: "held" });
  const read = () => readIntent(asAgent(agent), intent.id);
  await claimIntent(as(ana, T0), intent.id);
  await releaseIntent(as(ana, after("10m")), intent.id);
  await claimIntent(as(ana, after("10m")), intent.id);
  expect((await read()).claimed_by?.until).toBe(after("20m").toISOString());
  await sweep(after("20m"));
  expect(await refusalOf(claimIntent(as(ana, after("21m")), intent.id))).toMatchObject({
    code: "conflict",
    message: expect.stringContaining("20 minutes"),
  });
  expect((await read()).next).toMatchObject({ kind: "escalation", at: after("40m").toISOString() });
  await sweep(after("40m"));
  expect((await read()).level).toBe(2);
});
