import { deviceName } from "@/core/device-name";
import { isDemandedOf, STEP_MINUTES, type Demand } from "@/core/second-step";
import { IDLE_DAYS } from "@/core/session";
import type { SecurityWire, SessionWire } from "@/core/wire/second-step";
import { findPasswordOf } from "@/server/db/auth";
import { db } from "@/server/db/client";
import { demandsOf, recoveryCodesLeft, secondStepsOf } from "@/server/db/second-steps";
import { type ListedSession, listSessions } from "@/server/db/sessions";
import { type Ctx, requireMember, type SessionNow } from "../context";
import { requireSession } from "../second-step/own";
import { passkeysArePossible } from "../second-step/passkeys";

/** How somebody signs in, and where they are signed in. */
export async function readSecurity(ctx: Ctx): Promise<SecurityWire> {
  const { userId, email, signedIn } = requireSession(ctx);
  const since = new Date(ctx.now.getTime() - IDLE_DAYS * 86_400_000);
  const [account, steps, codes, demands, sessions] = await Promise.all([
    findPasswordOf(db(ctx), userId),
    secondStepsOf(db(ctx), userId),
    recoveryCodesLeft(db(ctx), userId),
    demandsOf(db(ctx), ctx.workspaceId),
    listSessions(db(ctx), userId, ctx.now, since),
  ]);
  const exists = Boolean(account?.password_hash);
  return {
    email,
    password: {
      exists,
      set_at: account?.password_set_at?.toISOString() ?? null,
      needs_current: exists && !cameByLink(signedIn, ctx.now),
    },
    steps: steps.map(({ id, kind, name, createdAt, lastUsedAt }) => ({
      ...{ id, kind, name, created_at: createdAt.toISOString() },
      last_used_at: lastUsedAt?.toISOString() ?? null,
    })),
    recovery_codes_left: steps.length > 0 ? codes : 0,
    passkeys_possible: passkeysArePossible(),
    demanded: isDemandedOf((demands?.secondStepFor ?? "nobody") as Demand, requireMember(ctx).member.role),
    sessions: sessions.map((session) => shown(session, signedIn.sessionId)),
  };
}

/** Whoever has just come by a mailed link has shown that the address is theirs: that is how a forgotten password is replaced. */
export const cameByLink = ({ by, at }: Pick<SessionNow, "by" | "at">, now: Date): boolean =>
  by === "link" && now.getTime() - at.getTime() <= STEP_MINUTES * 60_000;

const shown = (session: ListedSession, current: string): SessionWire => ({
  id: session.id,
  device: session.userAgent === null ? "Unknown device" : deviceName(session.userAgent),
  address: session.lastAddress,
  first_address: session.firstAddress,
  signed_in_by: session.by,
  created_at: session.createdAt.toISOString(),
  last_used_at: session.lastUsedAt.toISOString(),
  current: session.id === current,
  half: session.awaitsStep,
});
