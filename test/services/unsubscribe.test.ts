import { describe, expect, test } from "vitest";
import { fireMoment } from "@/server/services/intents/pursue";
import { readNotificationSettings, saveNotificationSettings } from "@/server/services/notifications/settings";
import {
  changeSubscription,
  readSubscription,
  unsubscribeOf,
  type Unsubscribable,
} from "@/server/services/notifications/unsubscribe";
import { noticesOf, sql } from "../support/database";
import { openMailbox, sendAll } from "../support/mailbox";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { as, asSystem, deactivate, makeWorkspace, type Person, submit } from "../support/workspace";

const tokenFor = ({ workspaceId, id: userId }: Person, what: Unsubscribable): string =>
  unsubscribeOf({ workspaceId, userId }, what).page.split("/").at(-1) ?? "";

async function reminded() {
  const workspace = await makeWorkspace();
  const mailbox = await openMailbox();
  const { id } = await submit(workspace.agent, {
    assignees: [workspace.ana.email],
    remind_after: "5m",
    remind_every: "5m",
    max_reminders: 3,
  });
  await sendAll(mailbox, id, after("1m"));
  await fireMoment(asSystem(workspace, after("5m")), id);
  await sendAll(mailbox, id, after("5m"));
  return { ...workspace, asks: { id: workspace.id }, mailbox, intentId: id };
}

describe("the mail's own button", () => {
  test("is on reminders, as RFC 8058 has it, and not on the first request", async () => {
    const { ana, mailbox } = await reminded();
    const [first, reminder] = mailbox.to(ana);
    expect(Object.keys(first?.headers ?? {})).not.toContain("List-Unsubscribe");
    expect(first?.text).not.toContain("/unsubscribe/");
    expect(reminder?.headers).toMatchObject({
      "List-Unsubscribe": expect.stringMatching(
        /^<http:\/\/countersign\.test:3000\/api\/unsubscribe\/[\w-]+\.[\w-]{43}>$/,
      ),
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    const page =
      /http:\/\/countersign\.test:3000\/unsubscribe\/[\w.-]+/.exec(reminder?.text ?? "")?.[0] ?? "none";
    expect(reminder?.html).toContain(page);
  });

  test("stops the reminders to its reader and nothing else, until they want them again", async () => {
    const { ana, asks, intentId } = await reminded();
    const token = tokenFor(ana, "reminders");
    expect(await changeSubscription(token, false, after("6m"))).toMatchObject({
      what: "reminders",
      on: false,
    });
    await fireMoment(asSystem(asks, after("10m")), intentId);
    expect((await noticesOf(intentId)).map(({ kind }) => kind)).toEqual(["waiting", "reminder"]);
    expect((await readNotificationSettings(as(ana))).choices).toMatchObject({
      asked: { email: true },
      reminders: { email: false },
      outcomes: { email: true },
    });
    expect(await changeSubscription(token, true, after("11m"))).toMatchObject({ on: true });
    await fireMoment(asSystem(asks, after("15m")), intentId);
    expect((await noticesOf(intentId)).map(({ kind }) => kind)).toEqual(["waiting", "reminder", "reminder"]);
  });

  test("may be pressed again and again", async () => {
    const { ana } = await makeWorkspace();
    const token = tokenFor(ana, "outcomes");
    for (let press = 0; press < 3; press++)
      expect(await changeSubscription(token, false, after("1m"))).toMatchObject({ on: false });
  });

  test("stops the digest, and brings it back as it was", async () => {
    const { ana } = await makeWorkspace();
    const digest = { cadence: "weekly", time: "07:15", time_zone: "Europe/Berlin" } as const;
    const { digest: before } = await saveNotificationSettings(as(ana), { choices: {}, digest });
    const token = tokenFor(ana, "digest weekly");
    await changeSubscription(token, false, after("1m"));
    expect((await readNotificationSettings(as(ana))).digest).toMatchObject({ cadence: "off", next_at: null });
    await changeSubscription(token, true, after("2m"));
    expect((await readNotificationSettings(as(ana))).digest).toEqual(before);
  });
});

describe("a link", () => {
  test("changes nothing by being opened", async () => {
    const { ana } = await makeWorkspace();
    for (let visit = 0; visit < 5; visit++)
      expect(await readSubscription(tokenFor(ana, "reminders"))).toMatchObject({
        on: true,
        person: { name: "Ana" },
      });
    expect(await sql("SELECT 1 FROM notification_settings WHERE user_id = $1", ana.id)).toEqual([]);
  });

  test("that was tampered with, or is somebody's who left, is not ours", async () => {
    const { ana, bea } = await makeWorkspace();
    const [anas, beas] = [tokenFor(ana, "reminders"), tokenFor(bea, "reminders")];
    const [claim = "", seal = ""] = anas.split(".");
    const asked = Buffer.from(JSON.stringify([ana.workspaceId, ana.id, "asked"])).toString("base64url");
    const crossed = `${claim}.${beas.split(".")[1]}`;
    for (const wrong of ["", "x", ".", claim, `.${seal}`, `${asked}.${seal}`, crossed, `${anas}A`, "é.é"])
      expect(await refusalOf(changeSubscription(wrong, false, after("1m")))).toMatchObject({
        code: "not_found",
      });
    await deactivate(ana);
    expect(await refusalOf(changeSubscription(anas, false, after("1m")))).toMatchObject({
      code: "not_found",
    });
  });
});
