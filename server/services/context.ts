import { randomBytes, randomFillSync } from "node:crypto";
import { ulid } from "ulid";
import type { Member, Role } from "@/core/access";
import { AppError } from "@/core/errors";
import { type Actor, SYSTEM, type Via } from "@/core/intent";
import { BY_CLOCK, onBehalfOf, type Origin } from "@/core/origin";
import { covers, type Scope } from "@/core/scopes";
import type { StepMade } from "@/core/second-step";
import type { SignInWay } from "@/core/session";
import type { DbScope } from "@/server/db/client";
import type { OpenSpan, Place } from "@/server/tracing";

/** Who is calling a verb. */
export type Caller =
  | {
      type: "agent";
      id: string;
      address: string;
      name: string;
      ownerId: string | null;
      ownerName?: string | null;
      callbackUrl: string | null;
      keyId: string;
      /** What its key may be used for; empty for everything. */
      scopes: readonly string[];
    }
  | {
      type: "member";
      member: Member;
      via: Via;
      /** The hash of the token of the session that they came by, where it was one. */
      session?: string;
      /** How that session stands. */
      signedIn?: SessionNow;
    }
  | { type: "system" };

/** What is known of the session that somebody came by. */
export interface SessionNow {
  sessionId: string;
  /** Of the cookie that came. */
  generation: number;
  by: SignInWay;
  at: Date;
  /** A half signed-in person gets at nothing but what makes them whole: app/_http/authenticate.ts. */
  standing: "whole" | "half" | "enrolling";
  /** Whether they have a second step. */
  enrolled: boolean;
  step: StepMade | null;
  /** Whether the workspace wants a second step for answers of high risk of everybody. */
  highRiskStep: boolean;
}

/** What every verb gets: for whom, for which workspace, and what time it is. */
export interface Ctx {
  workspaceId: string;
  caller: Caller;
  now: Date;
  /** The trace that the request belongs to, and the span that it is here. */
  trace?: { incoming: Place | null; span: OpenSpan | null };
  /** Where the call came from. What the system does without one, its clock does. */
  origin?: Origin;
}

/** What the server does by itself in a workspace; by its own clock, where nothing else set it off. */
export const bySystem = ({ workspaceId }: DbScope, now: Date, origin: Origin = BY_CLOCK): Ctx => ({
  ...{ workspaceId, now, origin },
  caller: { type: "system" },
});

type AgentCaller = Extract<Caller, { type: "agent" }>;
type MemberCaller = Extract<Caller, { type: "member" }>;

export function requireAgent(ctx: Ctx): AgentCaller {
  if (ctx.caller.type !== "agent") throw new AppError("forbidden", "This is for agents: send an API key.");
  return ctx.caller;
}

/** Sees that an agent's key may be used for this; people have no scopes. Throws forbidden. */
export function requireScope({ caller }: Ctx, scope: Scope): void {
  if (caller.type === "agent" && !covers(caller.scopes, scope))
    throw new AppError("forbidden", `This key lacks the scope ${scope}.`, { extra: { scope } });
}

/** A signed-in person, or the bearer of an answer link. */
export function requireMember(ctx: Ctx): MemberCaller {
  if (ctx.caller.type !== "member") throw new AppError("forbidden", "This is for people: sign in.");
  return ctx.caller;
}

/** Somebody who may change something: everybody but auditors. */
export function requireReviewer(ctx: Ctx): MemberCaller {
  const caller = requireMember(ctx);
  const changing: readonly Role[] = ["admin", "reviewer"];
  if (!changing.includes(caller.member.role))
    throw new AppError("forbidden", "Auditors read everything and change nothing.");
  return caller;
}

/** Somebody who may read how things are set up: admins and auditors. */
export function requireOverseer(ctx: Ctx): MemberCaller {
  const caller = requireMember(ctx);
  if (caller.member.role === "reviewer") throw new AppError("forbidden", "This is for admins and auditors.");
  return caller;
}

/** Somebody who may set things up. */
export function requireAdmin(ctx: Ctx): MemberCaller {
  const caller = requireMember(ctx);
  if (caller.member.role !== "admin") throw new AppError("forbidden", "Only admins change this.");
  return caller;
}

export function actorOf({ caller }: Ctx): Actor {
  switch (caller.type) {
    case "agent":
      return { type: "agent", id: caller.id, name: caller.name };
    case "member":
      return { type: "user", id: caller.member.id, name: caller.member.name };
    case "system":
      return SYSTEM;
  }
}

/** Where what this call does came from; null where nobody noted it. An agent acts for its owner, a person who says so for somebody else. */
export function originOf(
  { origin, caller }: Ctx,
  whom: { id: string; name: string } | null = null,
): Origin | null {
  switch (caller.type) {
    case "system":
      return origin ?? BY_CLOCK;
    case "agent":
      return onBehalfOf(
        origin ?? null,
        caller.ownerId && caller.ownerName ? { id: caller.ownerId, name: caller.ownerName } : null,
      );
    case "member":
      return onBehalfOf(origin ?? null, whom?.id === caller.member.id ? null : whom);
  }
}

export type IdPrefix =
  | "int"
  | "ntf"
  | "usr"
  | "agt"
  | "key"
  | "team"
  | "pol"
  | "typ"
  | "wsp"
  | "sig"
  | "end"
  | "msg"
  | "psh"
  | "dig"
  | "view"
  | "fil"
  | "rule"
  | "grt"
  | "abs"
  | "sch"
  | "hol"
  | "inv"
  | "ovr"
  | "cal"
  | "stp"
  | "tst"
  | "anc";

/** An id that carries its kind and sorts by its time. */
export const newId = (prefix: IdPrefix): string => `${prefix}_${ulid(undefined, random)}`;

const pool = Buffer.alloc(4_096);
let used = pool.length;

/** A random share of 1, as ulid asks for each letter; from a pool, because asking the system each time costs more than the id. */
function random(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return (pool[used++] ?? 0) / 256;
}

/** 32 bytes that nobody can guess, in letters that survive a URL. */
export const newSecret = (): string => randomBytes(32).toString("base64url");
