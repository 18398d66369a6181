import { beforeEach, describe, expect, test } from "vitest";
import type { z } from "zod";
import { OverrideBody, ScheduleBody, ScheduleReplacement } from "@/core/wire/schedules";
import { readIntent } from "@/server/services/intents/read";
import { listPeople } from "@/server/services/people/list";
import { listSchedules, readSchedule } from "@/server/services/schedules/list";
import { removeSchedule } from "@/server/services/schedules/remove";
import {
  addOverride,
  createSchedule,
  removeOverride,
  replaceSchedule,
} from "@/server/services/schedules/save";
import { readShifts } from "@/server/services/schedules/shifts";
import { leave } from "../support/absence";
import { sweep } from "../support/chain";
import { factsOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { addPolicy, as, deactivate, makeWorkspace, submit, type Workspace } from "../support/workspace";
import { listChanges } from "../support/audit";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

/** Ana from T0, a Monday at nine in UTC, then Bea, each for a week. */
const rota = (change: Partial<z.input<typeof ScheduleBody>> = {}) =>
  ScheduleBody.parse({
    slug: "ops",
    name: "Operations",
    time_zone: "UTC",
    members: [workspace.ana.email, workspace.bea.email],
    starts_on: "2026-06-01",
    handoff: { day: "mon", time: "09:00" },
    ...change,
  });
const replacement = (change: Partial<z.input<typeof ScheduleReplacement>>) => {
  const { slug: _, overrides: __, ...rest } = rota();
  return ScheduleReplacement.parse({ ...rest, ...change });
};
const WEEK_2 = after("168h");

describe("who is asked through a schedule", () => {
  test("whoever is on call when the request comes; the next week, the next", async () => {
    const { agent, alex } = workspace;
    await createSchedule(as(alex), rota());
    const asked = async (now: Date) =>
      (await submit(agent, { assignees: ["schedule:ops"] }, now)).assignees.map(({ name }) => name);
    expect(await asked(T0)).toEqual(["Ana"]);
    expect(await asked(new Date(WEEK_2.getTime() - 1))).toEqual(["Ana"]);
    expect(await asked(WEEK_2)).toEqual(["Bea"]);
  });

  test("a level asks whoever is on call when it begins, not when it was submitted", async () => {
    const { agent, cal, alex, id: workspaceId } = workspace;
    await createSchedule(as(alex), rota());
    const levels = [{ to: [cal.email], escalate_after: "2h" }, { to: ["schedule:ops"] }];
    await addPolicy(workspaceId, { slug: "late", levels, timeout: "8h" });
    const { id } = await submit(agent, { policy: "late" }, new Date(WEEK_2.getTime() - 3_600_000));
    const later = new Date(WEEK_2.getTime() + 3_600_000);
    await sweep(later);
    expect((await readIntent(as(alex, later), id)).assignees.map(({ name }) => name)).toEqual(["Bea"]);
  });

  test("a request that waits stays with whom it was given to when the turn changes", async () => {
    const { agent, alex } = workspace;
    await createSchedule(as(alex), rota());
    const { id } = await submit(agent, { assignees: ["schedule:ops"], timeout: "300h" }, T0);
    await sweep(WEEK_2);
    expect((await readIntent(as(alex, WEEK_2), id)).assignees.map(({ name }) => name)).toEqual(["Ana"]);
  });

  test("an override goes before the turn, and an absence before both", async () => {
    const { agent, alex, bea, cal } = workspace;
    await createSchedule(as(alex), rota());
    const taken = { from: T0.toISOString(), to: after("10h").toISOString(), person: cal.email };
    await addOverride(as(alex), "ops", OverrideBody.parse(taken));
    const intent = await submit(agent, { assignees: ["schedule:ops"] });
    expect(intent.assignees).toMatchObject([{ name: "Cal", instead_of: null }]);
    await leave(cal, bea);
    const later = await submit(agent, { assignees: ["schedule:ops"] }, after("1h"));
    expect(later.assignees).toMatchObject([{ name: "Bea", instead_of: { name: "Cal" } }]);
  });

  test("one that has not begun, or whose person has left, is passed over and says why", async () => {
    const { agent, ana, bea, alex } = workspace;
    await createSchedule(as(alex), rota({ slug: "later", name: "Later", starts_on: "2026-06-08" }));
    await createSchedule(as(alex), rota());
    await deactivate(ana);
    const { id } = await submit(agent, {
      assignees: ["schedule:later", "schedule:ops"],
      escalate: [{ after: "1h", to: [bea.email] }],
    });
    expect((await factsOf(id))[0]?.data).toMatchObject({
      level: 2,
      to: [{ name: "Bea" }],
      passed_over: [
        { level: 1, name: "Later", reason: "off_call" },
        { level: 1, name: "Ana", reason: "left" },
      ],
    });
  });

  test("it is among those who can be asked, and nobody in another workspace can ask it", async () => {
    const { ana, alex } = workspace;
    await createSchedule(as(alex), rota());
    const { items } = await listPeople(as(ana));
    expect(items.at(-1)).toEqual({ ref: "schedule:ops", type: "schedule", name: "Operations", email: null });
    const other = await makeWorkspace();
    expect(await refusalOf(submit(other.agent, { assignees: ["schedule:ops"] }))).toMatchObject({
      pointers: ["/assignees/0"],
    });
    expect(await refusalOf(readSchedule(as(other.alex), "ops"))).toMatchObject({ code: "not_found" });
  });
});

describe("setting it up", () => {
  test("is for admins, read by everybody, and each change is in the audit trail", async () => {
    const { ana, cal, alex, audrey } = workspace;
    for (const who of [ana, audrey])
      expect(await refusalOf(createSchedule(as(who), rota()))).toMatchObject({ code: "forbidden" });
    await createSchedule(as(alex), rota());
    const override = OverrideBody.parse({
      from: after("1h").toISOString(),
      to: after("2h").toISOString(),
      person: cal.email,
    });
    const { overrides } = await addOverride(as(alex), "ops", override);
    await replaceSchedule(as(alex), "ops", replacement({ every_weeks: 2 }));
    expect(await listSchedules(as(ana))).toMatchObject({
      items: [
        { slug: "ops", every_weeks: 2, on_call: { name: "Ana" }, overrides: [{ person: { name: "Cal" } }] },
      ],
    });
    await removeOverride(as(alex), "ops", overrides[0]?.id ?? "");
    await removeSchedule(as(alex), "ops");
    expect(await refusalOf(readSchedule(as(alex), "ops"))).toMatchObject({ code: "not_found" });
    const { items } = await listChanges(as(alex), { kind: "schedule", limit: 50 });
    expect(items.map(({ action }) => action)).toEqual([
      "removed",
      "changed",
      "changed",
      "changed",
      "created",
    ]);
    expect(items[2]).toMatchObject({ before: { every_weeks: 1 }, after: { every_weeks: 2 } });
  });

  test("refuses who is nobody, times that end before they start or overlap, and a slug that is taken", async () => {
    const { ana, audrey, alex } = workspace;
    const time = (from: string, to: string, person = ana.email) => ({
      from: after(from).toISOString(),
      to: after(to).toISOString(),
      person,
    });
    const bad = rota({
      members: [ana.email, audrey.email, "team:data"],
      overrides: [
        time("1h", "3h"),
        time("2h", "4h"),
        time("9h", "8h"),
        time("10h", "11h", "nobody@acme.dev"),
      ],
    });
    expect(await refusalOf(createSchedule(as(alex), bad))).toMatchObject({
      code: "invalid_request",
      pointers: ["/members/1", "/members/2", "/overrides/3/person", "/overrides/1/from", "/overrides/2/to"],
    });
    expect(await listSchedules(as(alex))).toEqual({ items: [] });
    await createSchedule(as(alex), rota());
    expect(await refusalOf(createSchedule(as(alex), rota()))).toMatchObject({
      code: "conflict",
      pointers: ["/slug"],
    });
    await addOverride(as(alex), "ops", OverrideBody.parse(time("1h", "3h")));
    expect(await refusalOf(addOverride(as(alex), "ops", OverrideBody.parse(time("2h", "4h"))))).toMatchObject(
      {
        pointers: ["/from"],
      },
    );
  });

  test("a schedule that policies name is not removed", async () => {
    const { alex, id } = workspace;
    await createSchedule(as(alex), rota());
    await addPolicy(id, { slug: "nightly", levels: [{ to: ["schedule:ops"] }], timeout: "8h" });
    const refusal = await refusalOf(removeSchedule(as(alex), "ops"));
    expect(refusal).toMatchObject({
      code: "conflict",
      message: "Policies ask it: nightly. Change them first.",
    });
  });
});

test("its shifts come with the absences of whoever has them", async () => {
  const { ana, bea, cal, alex } = workspace;
  await createSchedule(as(alex), rota());
  await leave(ana, cal);
  await leave(cal, null);
  const { shifts, absences } = await readShifts(as(bea), "ops", { days: 14 });
  expect(shifts.map(({ person, to }) => [person.name, to])).toEqual([
    ["Ana", WEEK_2.toISOString()],
    ["Bea", after("336h").toISOString()],
  ]);
  expect(absences).toMatchObject([{ user: { name: "Ana" }, delegate: { name: "Cal" } }]);
});
