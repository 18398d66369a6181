import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { AppError, flaw } from "@/core/errors";
import type { PasskeyBody, PasskeyOptionsWire } from "@/core/wire/second-step";
import { db } from "@/server/db/client";
import { noteSignature, secondStepsOf } from "@/server/db/second-steps";
import { keepChallenge, takeChallenge } from "@/server/db/sessions";
import { log } from "@/server/log";
import { settings } from "@/server/settings";
import { type Ctx, newId } from "../context";
import { nameOfWorkspace } from "../workspace/name";
import { keepStep } from "./keep";
import { type Own, requireOwner, requireSession } from "./own";

const CHALLENGE_MS = 5 * 60_000;

/** Loaded when the first passkey is used: its certificate parsers are large, and most requests need none. */
const webauthn = () => import("@simplewebauthn/server");

const site = () => ({ expectedOrigin: new URL(settings().PUBLIC_URL).origin, expectedRPID: rpId() });
const rpId = (): string => new URL(settings().PUBLIC_URL).hostname;

/** WebAuthn knows sites by their name: there are no passkeys for an address. */
export const passkeysArePossible = (): boolean => !/^[\d.]+$|^\[/.test(rpId());

/** What a new passkey is made with. Throws step_up_required, conflict where the server has no name. */
export async function newPasskeyOptions(ctx: Ctx): Promise<PasskeyOptionsWire> {
  const own = await requireOwner(ctx, "A passkey signs in as you");
  if (!passkeysArePossible())
    throw new AppError(
      "conflict",
      "Passkeys need a server with a name: this one is reached by an IP address.",
    );
  const known = await secondStepsOf(db(ctx), own.userId);
  const options = await (
    await webauthn()
  ).generateRegistrationOptions({
    rpName: await nameOfWorkspace(ctx),
    rpID: rpId(),
    userName: own.email,
    userDisplayName: own.name,
    userID: new TextEncoder().encode(own.userId),
    excludeCredentials: credentialsOf(known),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  await keepChallenge(db(ctx), own.signedIn.sessionId, options.challenge, ctx.now);
  return { ...options };
}

/** Keeps a new passkey. Returns recovery codes with somebody's first second step. Throws step_up_required, invalid_request. */
export async function addPasskey(ctx: Ctx, { name, passkey }: PasskeyBody): Promise<string[] | null> {
  const own = await requireOwner(ctx, "A passkey signs in as you");
  const challenge = await challengeOf(ctx, own);
  const { verifyRegistrationResponse } = await webauthn();
  const made = await verifyRegistrationResponse({
    // The library checks every field of it.
    response: passkey as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    requireUserVerification: false,
    ...site(),
  }).catch((err: unknown) => refused(err));
  if (!made?.verified) throw flaw("invalid_request", "/passkey", "This passkey was not accepted. Try again.");
  const { id, publicKey, transports } = made.registrationInfo.credential;
  return keepStep(ctx, own, {
    id: newId("stp"),
    userId: own.userId,
    kind: "passkey",
    name,
    secret: null,
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString("base64url"),
    transports: transports ?? [],
    createdAt: ctx.now,
    confirmedAt: ctx.now,
  });
}

/** What a passkey is asked to sign. */
export async function passkeyOptions(ctx: Ctx): Promise<PasskeyOptionsWire> {
  const own = requireSession(ctx);
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: rpId(),
    allowCredentials: credentialsOf(await secondStepsOf(db(ctx), own.userId)),
    userVerification: "preferred",
  });
  await keepChallenge(db(ctx), own.signedIn.sessionId, options.challenge, ctx.now);
  return { ...options };
}

/** Whether one of somebody's passkeys signed what this session was given to sign. */
export async function verifyPasskey(ctx: Ctx, own: Own, response: { id: string }): Promise<boolean> {
  const challenge = await challengeOf(ctx, own);
  const known = (await secondStepsOf(db(ctx), own.userId)).find(
    ({ credentialId }) => credentialId === response.id,
  );
  if (!known?.credentialId || !known.publicKey) return false;
  const { verifyAuthenticationResponse } = await webauthn();
  const checked = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    requireUserVerification: false,
    credential: {
      id: known.credentialId,
      publicKey: new Uint8Array(Buffer.from(known.publicKey, "base64url")),
      counter: known.signCount,
    },
    ...site(),
  }).catch((err: unknown) => refused(err));
  if (!checked?.verified) return false;
  await noteSignature(db(ctx), known.id, checked.authenticationInfo.newCounter, ctx.now);
  return true;
}

async function challengeOf(ctx: Ctx, { signedIn }: Own): Promise<string> {
  const challenge = await takeChallenge(
    db(ctx),
    signedIn.sessionId,
    new Date(ctx.now.getTime() - CHALLENGE_MS),
  );
  if (challenge === null) throw flaw("invalid_request", "/passkey", "That took too long. Try again.");
  return challenge;
}

/** The library throws for whatever is not right, from a wrong origin to broken CBOR. */
function refused(err: unknown): null {
  log.info({ err }, "a passkey was refused");
  return null;
}

const credentialsOf = (steps: readonly { credentialId: string | null; transports: string[] }[]) =>
  steps.flatMap(({ credentialId, transports }) =>
    credentialId === null ? [] : [{ id: credentialId, transports: transports as never[] }],
  );
