import type { Adapter } from "next-auth/adapters";
import type { Via } from "@/core/intent";
import { deviceName } from "@/core/device-name";
import type { Origin } from "@/core/origin";
import type { StepKind } from "@/core/second-step";
import { judge, SESSION_DAYS, type SignInWay } from "@/core/session";
import { authAdapter, isMemberByEmail } from "@/server/db/auth";
import { db, EVERYWHERE, transact } from "@/server/db/client";
import { touchMember } from "@/server/db/members";
import { hasSecondStep } from "@/server/db/second-steps";
import {
  addSession,
  type Device,
  endSession,
  type FoundSession,
  findSession,
  noteGeneration,
  touchSession,
} from "@/server/db/sessions";
import { log } from "@/server/log";
import { recorded } from "../administration/administer";
import { bySystem, type Ctx, newSecret } from "../context";
import { sha256 } from "../secrets";
import { seldom } from "../seldom";
import { noteSession } from "./trail";

export type { Device };

const NOWHERE: Device = { address: null, userAgent: null };

interface Beginning {
  by?: SignInWay;
  /** Where it began; null where this server began it. */
  origin?: Origin | null;
  /** A second step that was made on the way. */
  step?: StepKind | null;
}

/** Begins a session and returns the token that the cookie carries; only its hash is kept. The trail says who came, and how. */
export async function beginSession(
  userId: string,
  now: Date,
  { by = "password", origin = null, step = null }: Beginning = {},
): Promise<string> {
  const token = newSecret();
  await transact(EVERYWHERE, async (tx) => {
    await addSession(tx, {
      id: `ses_${newSecret().slice(0, 26)}`,
      token: sha256(token),
      userId,
      expires: new Date(now.getTime() + SESSION_DAYS * 86_400_000),
      now,
      by,
      device: origin ? deviceIn(origin) : NOWHERE,
      awaitsStep: step === null && (await hasSecondStep(tx, userId)),
      step,
    });
    await noteSession(tx, userId, "signed in", { by, origin, at: now });
  });
  return token;
}

/** Ends a session, and says so in the trail. A no-op where it has ended. */
export const finishSession = (token: string, now: Date, origin: Origin | null): Promise<void> =>
  transact(EVERYWHERE, async (tx) => {
    const userId = await endSession(tx, sha256(token));
    if (userId !== null) await noteSession(tx, userId, "signed out", { origin, at: now });
  });

/** The device that somebody came from. */
export const deviceIn = ({ ip, user_agent }: Origin): Device => ({ address: ip, userAgent: user_agent });

/** What the audit trail keeps of a device. */
export const shownDevice = ({ address, userAgent }: Device) => ({
  device: userAgent === null ? null : deviceName(userAgent),
  address,
});

/** What a cookie stands for, and the generation that it should have from now on; null where it will do as it is. */
export interface Shown {
  ctx: Ctx;
  renew: number | null;
}

/**
 * Whoever a session's cookie stands for now, half signed-in people included; null where the session is ended, expired or idle, or
 * its person is no longer a member. A copy of a cookie that was replaced ends the session, because one of the two is stolen.
 */
export async function showSession(
  token: string,
  generation: number,
  now: Date,
  device: Device = NOWHERE,
  via: Via = "inbox",
): Promise<Shown | null> {
  const session = sha256(token);
  const found = await findSession(db(EVERYWHERE), session);
  if (!found) return null;
  const { workspaceId, member } = found;
  const { standing, step, renew } = judge(found.session, generation, now);
  if (standing === "ended") return null;
  if (standing === "old") return endStolen(found, session, now, device);
  const { id, enrolled } = found.session;
  if (generation > found.session.generation) await noteGeneration(db(EVERYWHERE), id, generation, now);
  const key = { workspaceId, userId: member.id };
  if (standing === "whole")
    seldom(`${workspaceId} ${member.id} ${id}`, now, async () => {
      await touchSession(db(EVERYWHERE), id, device, now);
      await touchMember(db(EVERYWHERE), key, now);
    });
  const { by, signedInAt: at, highRiskStep } = found;
  const signedIn = { sessionId: id, generation, by, at, standing, enrolled, step, highRiskStep };
  return { ctx: { workspaceId, now, caller: { type: "member", member, via, session, signedIn } }, renew };
}

/** Whoever is wholly signed in by a session. */
export async function ctxOfSession(token: string, now: Date, generation = 0): Promise<Ctx | null> {
  const shown = await showSession(token, generation, now);
  return shown && isWhole(shown.ctx) ? shown.ctx : null;
}

export const isWhole = ({ caller }: Ctx): boolean =>
  caller.type === "member" && caller.signedIn?.standing === "whole";

async function endStolen(found: FoundSession, token: string, now: Date, device: Device): Promise<null> {
  const { workspaceId, member } = found;
  log.warn({ session: found.session.id, userId: member.id }, "an old copy of a session's cookie was used");
  await recorded(bySystem({ workspaceId }, now), async (tx) => {
    await endSession(tx, token);
    const action = "ended, because an old copy of its cookie was used,";
    const before = { name: member.name, ...shownDevice(device) };
    return {
      result: null,
      changes: [{ kind: "session", id: member.id, name: member.name, action, before, after: null }],
    };
  });
  return null;
}

export const isMember = (email: string): Promise<boolean> => isMemberByEmail(db(EVERYWHERE), email);

/** What next-auth keeps of its own. */
export const signInAdapter = (): Adapter => authAdapter();
