import { timingSafeEqual } from "node:crypto";
import { ALWAYS_REACHED, NOTICE_GROUPS, type NoticeGroup } from "@/core/channels";
import { type Cadence, CADENCES } from "@/core/digest";
import { nextDigestAt } from "@/core/digest-time";
import { AppError } from "@/core/errors";
import type { Unsubscribe } from "@/core/notice";
import { db, transact } from "@/server/db/client";
import {
  findSettings,
  lockSettings,
  type MemberKey,
  type NotificationSettings,
} from "@/server/db/notification-settings";
import { findMemberIn } from "@/server/db/people";
import { settings } from "@/server/settings";
import { unsubscribeSeal } from "../secrets";
import { storeSettings } from "./settings";

/** What a link in a mail turns off: the mails of a group, or the digest, which it can also turn on again as it was. */
export type Unsubscribable =
  Exclude<NoticeGroup, "asked" | "escalations"> | `digest ${Exclude<Cadence, "off">}`;

/** The links for one person and one kind of mail. They are signed and lead nowhere else, so they need no login. */
export function unsubscribeOf({ workspaceId, userId }: MemberKey, what: Unsubscribable): Unsubscribe {
  const claim = Buffer.from(JSON.stringify([workspaceId, userId, what])).toString("base64url");
  const token = `${claim}.${unsubscribeSeal(claim)}`;
  const publicUrl = settings().PUBLIC_URL;
  return { page: `${publicUrl}/unsubscribe/${token}`, oneClick: `${publicUrl}/api/unsubscribe/${token}` };
}

/** The kinds of mail that can be turned off; whoever is asked must be reachable. */
export const isUnsubscribable = (
  group: NoticeGroup,
): group is Exclude<NoticeGroup, "asked" | "escalations"> => !ALWAYS_REACHED.includes(group);

export interface Subscription {
  what: Unsubscribable;
  /** Whether it is mailed now. */
  on: boolean;
  person: { name: string; email: string };
}

/** What a link is about and how it stands. Changes nothing. Throws not_found for a link that is not ours. */
export async function readSubscription(token: string): Promise<Subscription> {
  const { member, what } = opened(token);
  const [person, found] = await Promise.all([
    findMemberIn(db(member), member.workspaceId, member.userId),
    findSettings(db(member), member),
  ]);
  if (!person) throw unknown();
  const { name, email } = person;
  return { what, on: isOn(what, found), person: { name, email } };
}

/** Turns off what the link is about, or on again. As often as somebody likes. Throws not_found for a link that is not ours. */
export async function changeSubscription(token: string, on: boolean, now: Date): Promise<Subscription> {
  const { member, what } = opened(token);
  await readSubscription(token);
  await transact(member, async (tx) => {
    const before = await lockSettings(tx, member);
    if (isOn(what, before) !== on) await storeSettings(tx, member, changed(before, what, on, now));
  });
  return readSubscription(token);
}

function isOn(what: Unsubscribable, found: NotificationSettings | null): boolean {
  if (cadenceOf(what)) return found !== null && found.digest.cadence !== "off";
  return found?.choices[what as NoticeGroup]?.email ?? true;
}

function changed(
  before: NotificationSettings,
  what: Unsubscribable,
  on: boolean,
  now: Date,
): NotificationSettings {
  const cadence = cadenceOf(what);
  if (!cadence) {
    const group = what as NoticeGroup;
    return { ...before, choices: { ...before.choices, [group]: { ...before.choices[group], email: on } } };
  }
  const digest = { ...before.digest, cadence: on ? cadence : ("off" as const) };
  return { ...before, digest, nextDigestAt: nextDigestAt(digest, now) };
}

const cadenceOf = (what: Unsubscribable): Exclude<Cadence, "off"> | undefined =>
  CADENCES.filter((cadence) => cadence !== "off").find((cadence) => what === `digest ${cadence}`);

function opened(token: string): { member: MemberKey; what: Unsubscribable } {
  const [claim = "", seal = ""] = token.split(".");
  const right = Buffer.from(unsubscribeSeal(claim));
  const given = Buffer.from(seal);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw unknown();
  const [workspaceId, userId, what] = JSON.parse(Buffer.from(claim, "base64url").toString()) as string[];
  if (!workspaceId || !userId || !isWhat(what)) throw unknown();
  return { member: { workspaceId, userId }, what };
}

const isWhat = (text: string | undefined): text is Unsubscribable =>
  NOTICE_GROUPS.some((group) => group === text && isUnsubscribable(group)) ||
  CADENCES.some((cadence) => cadence !== "off" && text === `digest ${cadence}`);

const unknown = (): AppError =>
  new AppError("not_found", "This link is not one of ours, or its owner is no longer a member.");
