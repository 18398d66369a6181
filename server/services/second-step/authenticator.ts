import { AppError, flaw } from "@/core/errors";
import type { TotpBody, TotpWire } from "@/core/wire/second-step";
import { db, transact } from "@/server/db/client";
import {
  confirmStep,
  dropTotp,
  insertStep,
  lockSecondSteps,
  takeCounter,
  unconfirmedTotp,
} from "@/server/db/second-steps";
import { type Ctx, newId } from "../context";
import { nameOfWorkspace } from "../workspace/name";
import { keepStep } from "./keep";
import { requireOwner } from "./own";
import { seal, unseal } from "./seal";
import { base32, counterOf, newTotpSecret, totpAddress } from "./totp";

const WHILE_MS = 30 * 60_000;
const NAME = "Authenticator app";

/** Begins to set up an authenticator app: it counts once it has shown a right code. Throws step_up_required. */
export async function beginTotp(ctx: Ctx): Promise<TotpWire> {
  const { userId, email } = await requireOwner(ctx, "An authenticator app signs in as you");
  const secret = newTotpSecret();
  await transact(ctx, async (tx) => {
    await lockSecondSteps(tx, userId);
    await dropTotp(tx, userId, "unconfirmed");
    await insertStep(tx, {
      id: newId("stp"),
      userId,
      kind: "totp",
      name: NAME,
      secret: seal(secret, userId),
      credentialId: null,
      publicKey: null,
      transports: [],
      createdAt: ctx.now,
      confirmedAt: null,
    });
  });
  const issuer = `Countersign (${await nameOfWorkspace(ctx)})`;
  return { secret: base32(secret), address: totpAddress(secret, issuer, email) };
}

/**
 * Takes the app's first code; an app that was there before no longer counts. Returns recovery codes with somebody's first second
 * step. Throws step_up_required, invalid_request, conflict.
 */
export async function confirmTotp(ctx: Ctx, { code }: TotpBody): Promise<string[] | null> {
  const own = await requireOwner(ctx, "An authenticator app signs in as you");
  const begun = await unconfirmedTotp(db(ctx), own.userId, new Date(ctx.now.getTime() - WHILE_MS));
  if (!begun?.secret)
    throw new AppError("conflict", "Begin again: that took too long, or was begun elsewhere.");
  const counter = counterOf(unseal(begun.secret, own.userId), code, ctx.now);
  if (counter === null)
    throw flaw("invalid_request", "/code", "This is not the code that the app shows now.");
  return keepStep(ctx, own, begun, async (tx) => {
    await dropTotp(tx, own.userId, "confirmed");
    await takeCounter(tx, begun.id, counter, ctx.now);
    await confirmStep(tx, begun.id, ctx.now);
  });
}
