import { describe, expect, test } from "vitest";
import type { NotificationsBody } from "@/core/wire/notifications";
import { transact } from "@/server/db/client";
import { changeReach } from "@/server/services/notifications/reach";
import { readNotificationSettings, saveNotificationSettings } from "@/server/services/notifications/settings";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { as, makeWorkspace, type Person, submit } from "../support/workspace";

const OFF = { cadence: "off", time: "08:00", time_zone: "UTC" } as const;

const body = (more: Partial<NotificationsBody>): NotificationsBody => ({ choices: {}, digest: OFF, ...more });

const reach = ({ workspaceId, id: userId }: Person, channel: "push" | "slack") =>
  transact({ workspaceId }, (tx) => changeReach(tx, { workspaceId, userId }, channel, T0));

const channelsTo = async (id: string): Promise<string[]> =>
  (
    await sql<{ channel: string }>(
      "SELECT channel FROM notifications WHERE intent_id = $1 ORDER BY channel",
      id,
    )
  ).map(({ channel }) => channel);

describe("notification settings", () => {
  test("of somebody who never chose anything are all mail, and no digest", async () => {
    const { ana } = await makeWorkspace();
    expect(await readNotificationSettings(as(ana))).toMatchObject({
      choices: { asked: { email: true, push: true }, outcomes: { email: true, push: false } },
      reach: ["email"],
      digest: { cadence: "off", time: "08:00", next_at: null },
      push: { public_key: expect.stringMatching(/^[\w-]{87}$/), devices: [] },
    });
  });

  test("are what was saved, and decide by which channels somebody is asked from then on", async () => {
    const { agent, ana } = await makeWorkspace();
    await reach(ana, "push");
    const saved = await saveNotificationSettings(as(ana), body({ choices: { asked: { email: false } } }));
    expect(saved.choices.asked).toEqual({ email: false, push: true, slack: true });
    expect(await readNotificationSettings(as(ana))).toEqual(saved);
    expect(await channelsTo((await submit(agent, { assignees: [ana.email] })).id)).toEqual(["push"]);
    await saveNotificationSettings(as(ana), body({}));
    expect(await channelsTo((await submit(agent, { assignees: [ana.email] })).id)).toEqual(["email", "push"]);
  });

  test("that turn off every channel still leave the mail to who is asked", async () => {
    const { agent, ana } = await makeWorkspace();
    const none = { email: false, push: false, slack: false };
    const choices = { asked: none, reminders: none, escalations: none, mentions: none, outcomes: none };
    await saveNotificationSettings(as(ana), body({ choices }));
    expect(await channelsTo((await submit(agent, { assignees: [ana.email] })).id)).toEqual(["email"]);
  });

  test("are one's own, in this workspace only", async () => {
    const { ana, bea } = await makeWorkspace();
    await saveNotificationSettings(as(ana), body({ choices: { outcomes: { email: false } } }));
    expect((await readNotificationSettings(as(bea))).choices.outcomes?.email).toBe(true);
  });

  test("say when the next digest comes", async () => {
    const { ana } = await makeWorkspace();
    const digest = { cadence: "daily", time: "08:30", time_zone: "Europe/Berlin" } as const;
    const saved = await saveNotificationSettings(as(ana, after("1m")), body({ digest }));
    expect(saved.digest).toEqual({ ...digest, next_at: "2026-06-02T06:30:00.000Z" });
  });

  test("refuse a time zone that does not exist, and change nothing", async () => {
    const { ana } = await makeWorkspace();
    const digest = { cadence: "daily", time: "08:30", time_zone: "Mars/Olympus" } as const;
    expect(await refusalOf(saveNotificationSettings(as(ana), body({ digest })))).toMatchObject({
      code: "invalid_request",
      pointers: ["/digest/time_zone"],
    });
    expect((await readNotificationSettings(as(ana))).digest.cadence).toBe("off");
  });
});
