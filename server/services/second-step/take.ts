import { AppError, flaw } from "@/core/errors";
import { STEP_MINUTES, type StepKind } from "@/core/second-step";
import type { StepBody, StepWire } from "@/core/wire/second-step";
import { type Db, db } from "@/server/db/client";
import {
  countTry,
  forgetTries,
  recoveryCodesLeft,
  secondStepsOf,
  takeCounter,
  useRecoveryCode,
} from "@/server/db/second-steps";
import { noteStep } from "@/server/db/sessions";
import { recorded } from "../administration/administer";
import type { Ctx } from "../context";
import { recoveryCodeHash } from "../secrets";
import { type Own, requireSession } from "./own";
import { verifyPasskey } from "./passkeys";
import { plainCode } from "./recovery";
import { unseal } from "./seal";
import { counterOf } from "./totp";
import { waysOf } from "./ways";

/** A million codes, three of which are right at a time: five tries in a quarter of an hour find none. */
const MOST_TRIES = 5;
const MINUTE_MS = 60_000;

/** How somebody's second step stands, and by what they can make it. */
export async function readStep(ctx: Ctx): Promise<StepWire> {
  const { userId, signedIn } = requireSession(ctx);
  const { standing, step } = signedIn;
  const made = step && shownStep(step.by, step.at);
  return { standing, ways: await waysOf(db(ctx), userId), made };
}

/**
 * Takes a second step: it makes a half signed-in session whole, and is good for 15 minutes for what needs a recent one. Returns
 * the generation that the cookie must have from now on: the one before has no part in it. Throws invalid_request for what is not
 * right, rate_limited after five wrong codes.
 */
export async function takeStep(ctx: Ctx, body: StepBody): Promise<{ step: StepWire; generation: number }> {
  const own = requireSession(ctx);
  const by = await proved(ctx, own, body);
  const generation = own.signedIn.generation + 1;
  await noteStep(db(ctx), own.signedIn.sessionId, by, generation, ctx.now);
  if (by === "recovery") await noteRecovery(ctx, own);
  const standing = own.signedIn.standing === "half" ? "whole" : own.signedIn.standing;
  return {
    step: { standing, ways: await waysOf(db(ctx), own.userId), made: shownStep(by, ctx.now) },
    generation,
  };
}

async function proved(ctx: Ctx, own: Own, body: StepBody): Promise<StepKind> {
  if ("passkey" in body) return (await verifyPasskey(ctx, own, body.passkey)) ? "passkey" : wrong("passkey");
  const since = new Date(ctx.now.getTime() - STEP_MINUTES * MINUTE_MS);
  if (!(await countTry(db(ctx), own.userId, MOST_TRIES, since, ctx.now)))
    throw new AppError("rate_limited", `Too many wrong codes. Wait ${STEP_MINUTES} minutes and try again.`);
  const kind = "code" in body ? "totp" : "recovery";
  const right =
    "code" in body
      ? await takesCode(db(ctx), own.userId, body.code, ctx.now)
      : await useRecoveryCode(
          db(ctx),
          own.userId,
          recoveryCodeHash(own.userId, plainCode(body.recovery_code)),
          ctx.now,
        );
  if (!right) return wrong(kind);
  await forgetTries(db(ctx), own.userId);
  return kind;
}

/** Whether it is the code of now, and was not used before: somebody may have looked over a shoulder. */
async function takesCode(on: Db, userId: string, code: string, now: Date): Promise<boolean> {
  const totp = (await secondStepsOf(on, userId)).find(({ kind }) => kind === "totp");
  if (!totp?.secret) return false;
  const counter = counterOf(unseal(totp.secret, userId), code, now);
  return counter !== null && takeCounter(on, totp.id, counter, now);
}

const WRONG = {
  totp: ["/code", "This code is not right, or was used before. Wait for the next one."],
  recovery: ["/recovery_code", "This is none of your recovery codes, or it was used before."],
  passkey: ["/passkey", "This passkey was not accepted. Try again."],
} as const;

function wrong(kind: keyof typeof WRONG): never {
  const [pointer, detail] = WRONG[kind];
  throw flaw("invalid_request", pointer, detail);
}

const shownStep = (by: StepKind, at: Date) => ({
  by,
  at: at.toISOString(),
  recent_until: new Date(at.getTime() + STEP_MINUTES * MINUTE_MS).toISOString(),
});

/** A recovery code in somebody else's hands should be noticed. */
const noteRecovery = (ctx: Ctx, { userId, name }: Own): Promise<null> =>
  recorded(ctx, async (tx) => {
    const after = { recovery_codes_left: await recoveryCodesLeft(tx, userId) };
    return {
      result: null,
      changes: [
        { kind: "second_step", id: userId, name, action: "used a recovery code for", before: null, after },
      ],
    };
  });
