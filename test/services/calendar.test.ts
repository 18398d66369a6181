import ICAL from "ical.js";
import { beforeEach, expect, test } from "vitest";
import { ScheduleBody } from "@/core/wire/schedules";
import { readFeed } from "@/server/services/calendar/feed";
import { endCalendar, readCalendar, renewCalendar } from "@/server/services/calendar/own";
import { createSchedule } from "@/server/services/schedules/save";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { as, deactivate, makeWorkspace, type Person, submit, type Workspace } from "../support/workspace";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const fileAt = (url: string | null) => new URL(url ?? "").pathname.split("/").at(-1) ?? "";
const feedOf = async (who: Person) => fileAt((await renewCalendar(as(who))).url);

/** "2026-06-01T09:00:00Z On call: Operations" */
async function entries(file: string, now = T0): Promise<string[]> {
  const events = new ICAL.Component(ICAL.parse(await readFeed(file, now))).getAllSubcomponents("vevent");
  return events.map(
    (event) => `${event.getFirstPropertyValue("dtstart")} ${event.getFirstPropertyValue("summary")}`,
  );
}

test("a calendar has its owner's shifts and due items, and nobody else's", async () => {
  const { ana, bea, alex, agent } = workspace;
  const rota = ScheduleBody.parse({
    ...{ slug: "ops", name: "Operations", time_zone: "UTC", members: [bea.email, ana.email] },
    ...{ starts_on: "2026-05-25", handoff: { day: "mon", time: "09:00" }, every_weeks: 4 },
  });
  await createSchedule(as(alex), rota);
  await submit(agent, { assignees: [ana.email], title: "Export; all, now?", timeout: "8h" });
  await submit(agent, { assignees: [bea.email], title: "Not hers", timeout: "8h" });
  const file = await feedOf(ana);
  expect(await entries(file)).toEqual([
    "2026-06-22T09:00:00Z On call: Operations",
    "2026-08-17T09:00:00Z On call: Operations",
    "2026-06-01T16:45:00Z Due: Export; all, now?",
  ]);
  const uids = async (now: Date) => (await readFeed(file, now)).match(/^UID:.*$/gm);
  expect(await uids(after("600h"))).toEqual(await uids(after("601h")));
});

test("a new address ends the old one; only its hash is kept; who is deactivated has none", async () => {
  const { ana } = workspace;
  expect(await readCalendar(as(ana))).toEqual({ url: null, created_at: null });
  const old = await feedOf(ana);
  const { url } = await renewCalendar(as(ana));
  expect((await readCalendar(as(ana))).url).toBe(url);
  expect(await refusalOf(readFeed(old, T0))).toMatchObject({ code: "not_found" });
  expect(await entries(fileAt(url))).toEqual([]);
  const [row] = await sql<object>("SELECT * FROM calendar_feeds WHERE user_id = $1", ana.id);
  expect(JSON.stringify(row)).not.toContain(fileAt(url).slice(0, -4));
  await deactivate(ana);
  expect(await refusalOf(readFeed(fileAt(url), T0))).toMatchObject({ code: "not_found" });
  await endCalendar(as(ana));
  expect(await readCalendar(as(ana))).toEqual({ url: null, created_at: null });
});

test.each(["", ".ics", "x.ics", `${"a".repeat(43)}.ics`, `${"a".repeat(43)}`])(
  "%j is nobody's calendar",
  async (file) => {
    expect(await refusalOf(readFeed(file, T0))).toMatchObject({ code: "not_found" });
  },
);
