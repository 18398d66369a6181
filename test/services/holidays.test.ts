import { describe, expect, test } from "vitest";
import { listHolidays, readHolidays } from "@/server/services/holidays/list";
import { removeHolidays } from "@/server/services/holidays/remove";
import { createHolidays, replaceHolidays } from "@/server/services/holidays/save";
import { readIntent } from "@/server/services/intents/read";
import { createPolicy } from "@/server/services/policies/create";
import { CalendarBody } from "@/core/wire/holidays";
import { PolicyBody } from "@/core/wire/policy";
import { refusalOf } from "../support/refusal";
import { T0 } from "../support/time";
import { addPerson, addPolicy, as, asAgent, makeWorkspace, submit } from "../support/workspace";
import { listChanges } from "../support/audit";

const berlin = CalendarBody.parse({
  slug: "berlin",
  name: "Berlin",
  days: ["2026-06-05", { date: "2026-06-04", name: "Corpus Christi" }],
});
const hours = {
  time_zone: "Europe/Berlin",
  days: ["mon", "tue", "wed", "thu", "fri"] as ("mon" | "tue" | "wed" | "thu" | "fri")[],
  from: "09:00",
  to: "18:00",
  calendar: "berlin",
};

async function world() {
  const workspace = await makeWorkspace();
  const admin = as(await addPerson(workspace.id, "Alex", "admin"));
  const auditor = as(await addPerson(workspace.id, "Audrey", "auditor"));
  return { ...workspace, admin, auditor };
}

describe("a holiday calendar", () => {
  test("is added, read, replaced and removed, each in the audit trail with before and after", async () => {
    const { admin, auditor } = await world();
    const days = [
      { date: "2026-06-04", name: "Corpus Christi" },
      { date: "2026-06-05", name: null },
    ];
    expect(await createHolidays(admin, berlin)).toEqual({
      slug: "berlin",
      name: "Berlin",
      days,
      policies: [],
    });
    expect((await listHolidays(auditor)).items).toMatchObject([{ slug: "berlin", days }]);
    const ics =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nEND:VEVENT\r\nEND:VCALENDAR";
    const replaced = await replaceHolidays(admin, "berlin", { name: "Berlin office", ics });
    expect(replaced).toMatchObject({ name: "Berlin office", days: [{ date: "2026-12-25", name: null }] });
    expect(await readHolidays(admin, "berlin")).toEqual(replaced);
    await removeHolidays(admin, "berlin");
    expect(await refusalOf(readHolidays(admin, "berlin"))).toMatchObject({ code: "not_found" });
    const { items } = await listChanges(auditor, { kind: "holidays", limit: 10 });
    expect(items.map(({ action, before, after }) => [action, before, after])).toMatchObject([
      ["removed", { days: ["2026-12-25"] }, null],
      ["changed", { days: ["2026-06-04 Corpus Christi", "2026-06-05"] }, { days: ["2026-12-25"] }],
      ["created", null, { name: "Berlin" }],
    ]);
  });

  test("is changed by admins only, seen by those who oversee, and its slug is its own", async () => {
    const { admin, auditor, ana } = await world();
    await createHolidays(admin, berlin);
    for (const nobody of [auditor, as(ana)]) {
      expect(await refusalOf(createHolidays(nobody, { ...berlin, slug: "x" }))).toMatchObject({
        code: "forbidden",
      });
      expect(await refusalOf(replaceHolidays(nobody, "berlin", berlin))).toMatchObject({ code: "forbidden" });
      expect(await refusalOf(removeHolidays(nobody, "berlin"))).toMatchObject({ code: "forbidden" });
    }
    expect(await refusalOf(listHolidays(as(ana)))).toMatchObject({ code: "forbidden" });
    expect(await refusalOf(createHolidays(admin, berlin))).toMatchObject({
      code: "conflict",
      pointers: ["/slug"],
    });
    const other = await world();
    expect((await listHolidays(other.admin)).items).toEqual([]);
    expect(await refusalOf(removeHolidays(other.admin, "berlin"))).toMatchObject({ code: "not_found" });
  });

  test("that a policy goes by stays, and names it", async () => {
    const { id, admin, ana } = await world();
    await createHolidays(admin, berlin);
    await addPolicy(id, { slug: "one", levels: [{ to: [ana.email] }], timeout: "8h", hours });
    await addPolicy(id, { slug: "two", levels: [{ to: [ana.email], hours }], timeout: "8h" });
    expect(await readHolidays(admin, "berlin")).toMatchObject({ policies: ["one", "two"] });
    expect(await refusalOf(removeHolidays(admin, "berlin"))).toMatchObject({
      code: "conflict",
      message: "Policies go by it: one, two. Change them first.",
    });
  });

  test("that there is not is told at its place when a policy is saved", async () => {
    const { admin, ana } = await world();
    const levels = [{ to: [ana.email] }, { to: [ana.email], hours: { ...hours, calendar: "nowhere" } }];
    const policy = PolicyBody.parse({ slug: "lost", name: "Lost", levels, timeout: "8h", hours });
    expect(await refusalOf(createPolicy(admin, policy))).toMatchObject({
      code: "invalid_request",
      pointers: ["/hours/calendar", "/levels/1/hours/calendar"],
    });
  });
});

test("a request keeps the holidays that its policy's calendar had when it was made", async () => {
  const { id, admin, ana, bea, agent } = await world();
  await createHolidays(admin, berlin);
  const levels = [{ to: [ana.email], escalate_after: "10h" }, { to: [bea.email] }];
  await addPolicy(id, { slug: "office", levels, timeout: "14d", hours });
  const wednesday = new Date("2026-06-03T15:00:00.000Z");
  const { id: kept } = await submit(agent, { policy: "office" }, wednesday);
  const next = async (intent: string) => (await readIntent(asAgent(agent, T0), intent)).next?.at;
  expect(await next(kept)).toBe("2026-06-08T16:00:00.000Z");
  await replaceHolidays(admin, "berlin", { name: "Berlin", days: [{ date: "2027-01-01", name: null }] });
  expect(await next(kept)).toBe("2026-06-08T16:00:00.000Z");
  const { id: later } = await submit(agent, { policy: "office" }, wednesday);
  expect(await next(later)).toBe("2026-06-04T16:00:00.000Z");
});
