import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { CompactSign, exportJWK, generateKeyPair } from "jose";
import { expect, test } from "vitest";
import {
  CachedJwks,
  type Decided,
  type Jwks,
  readReceipt,
  ReceiptError,
  type ReceiptOptions,
  remoteJwks,
  verifyReceipt,
} from "../src/index.js";
import { json, scripted, text } from "./server.js";
import { clientOf } from "./world.js";

const sha256 = (value: unknown): string =>
  createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");

/** A key as the server makes them. */
async function keyNamed(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "EdDSA", use: "sig" } };
}
const [key, next] = await Promise.all([keyNamed("sig_1"), keyNamed("sig_2")]);
const jwks: Jwks = { keys: [key.jwk] };

const payload = { dataset: "customers_q1", rows: 48_213, filter: { region: "EU" } };
const edits = { "/rows": 5_000 };
const ana = { id: "usr_1", name: "Ana", acting_for: null };
const claims = {
  intent: "int_1",
  revision: 1,
  payload_digest: sha256(payload),
  outcome: "approved",
  edits_digest: sha256(edits),
  decided_by: ana,
  decided_at: "2026-11-22T10:00:00.000Z",
};

function signed(body: unknown = claims, header: object = {}, by = key): Promise<string> {
  return new CompactSign(new TextEncoder().encode(canonicalize(body) ?? ""))
    .setProtectedHeader({ alg: "EdDSA", kid: by.kid, typ: "countersign-receipt+jwt", ...header })
    .sign(by.privateKey);
}
const receipt = await signed();

/** The intent that the receipt belongs to. */
const intent = {
  id: "int_1",
  payload,
  decision: {
    outcome: "approved",
    revision: 1,
    edits,
    payload: { ...payload, rows: 5_000 },
    receipt,
    decided_by: { ...ana, email: "ana@acme.dev" },
    decided_at: claims.decided_at,
  },
} satisfies Decided;

const decidedWith = (change: Partial<Decided["decision"]>): Decided => ({
  ...intent,
  decision: { ...intent.decision, ...change },
});

const reasonOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "genuine",
    (error: unknown) => (error instanceof ReceiptError ? error.reason : String(error)),
  );

test("a receipt proves its intent, and gives the arguments that it covers", async () => {
  const covered = { filter: { region: "EU" }, rows: 5_000, dataset: "customers_q1" };
  expect(
    await verifyReceipt(intent, { jwks, args: covered, outcome: ["approved"], intent: "int_1" }),
  ).toEqual({
    ...claims,
    payload: covered,
  });
});

test.each<[string, unknown]>([
  ["the arguments as they were before the edits", payload],
  ["another value", { ...payload, rows: 5_001 }],
  ["a value of another type", { ...payload, rows: "5000" }],
  ["an argument more", { ...payload, rows: 5_000, force: true }],
  ["an argument less", { dataset: "customers_q1", rows: 5_000 }],
  ["a change deep inside", { ...payload, rows: 5_000, filter: { region: "US" } }],
  ["nothing", {}],
])("%s is refused", async (_, args) => {
  const options = { jwks, args } as ReceiptOptions;
  expect(await reasonOf(verifyReceipt(intent, options))).toBe("arguments_differ");
});

test.each<[string, Decided]>([
  ["intent_differs", { ...intent, id: "int_2" }],
  ["payload_differs", { ...intent, payload: { ...payload, rows: 1 } }],
  ["payload_differs", decidedWith({ payload: { ...payload, rows: 48_213 } })],
  ["edits_differ", decidedWith({ edits: { "/rows": 50_000 } })],
  ["edits_differ", decidedWith({ edits: {} })],
  ["outcome_differs", decidedWith({ outcome: "rejected" })],
  ["revision_differs", decidedWith({ revision: 2 })],
  ["decider_differs", decidedWith({ decided_by: { ...intent.decision.decided_by, name: "Bea" } })],
  ["decider_differs", decidedWith({ decided_at: "2026-11-22T10:00:00.001Z" })],
  ["no_receipt", { ...intent, decision: null }],
  ["no_receipt", decidedWith({ receipt: null })],
])("an intent that was changed on its way is refused: %s", async (reason, changed) => {
  expect(await reasonOf(verifyReceipt(changed, { jwks }))).toBe(reason);
});

test("a denial, or another intent's approval, is no permission", async () => {
  const denied = { ...intent, decision: { ...intent.decision, outcome: "rejected" } };
  denied.decision.receipt = await signed({ ...claims, outcome: "rejected" });

  expect(await reasonOf(verifyReceipt(denied, { jwks }))).toBe("genuine");
  expect(await reasonOf(verifyReceipt(denied, { jwks, outcome: "approved" }))).toBe("outcome_differs");
  expect(await reasonOf(verifyReceipt(intent, { jwks, intent: "int_2" }))).toBe("intent_differs");
});

test("a receipt without its intent is for the payload, the edits and the revision that it is given", async () => {
  const options = { jwks, intent: "int_1", outcome: "approved", payload, edits, revision: 1 };

  expect(await verifyReceipt(receipt, options)).toMatchObject({ payload: { rows: 5_000 } });
  expect(await reasonOf(verifyReceipt(receipt, { ...options, payload: {} }))).toBe("payload_differs");
  expect(await reasonOf(verifyReceipt(receipt, { ...options, edits: undefined }))).toBe("edits_differ");
  expect(await reasonOf(verifyReceipt(receipt, { ...options, revision: 2 }))).toBe("revision_differs");
  expect(await reasonOf(verifyReceipt(receipt, { ...options, intent: "int_2" }))).toBe("intent_differs");
  expect(await reasonOf(verifyReceipt(receipt, { ...options, outcome: "rejected" }))).toBe("outcome_differs");
  // @ts-expect-error It must be given something to compare with.
  await expect(verifyReceipt(receipt, { jwks })).rejects.toBeInstanceOf(TypeError);
});

const [head = "", body = "", signature = ""] = receipt.split(".");
const flipped = (part: string) => part.slice(0, 8) + (part[8] === "A" ? "B" : "A") + part.slice(9);
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const header = { alg: "EdDSA", kid: "sig_1", typ: "countersign-receipt+jwt" };

test.each<[string, string, string]>([
  ["a changed word", "bad_signature", `${head}.${encoded({ ...claims, outcome: "rejected" })}.${signature}`],
  ["a changed signature", "bad_signature", `${head}.${body}.${flipped(signature)}`],
  ["half a signature", "bad_signature", `${head}.${body}.${signature.slice(0, 20)}`],
  ["another key's signature", "bad_signature", await signed(claims, { kid: "sig_1" }, next)],
  ["an unknown key", "unknown_key", await signed(claims, {}, next)],
  ["no signature", "malformed", `${head}.${body}.`],
  ["no algorithm", "malformed", `${encoded({ ...header, alg: "none" })}.${body}.${signature}`],
  ["a symmetric algorithm", "malformed", `${encoded({ ...header, alg: "HS256" })}.${body}.${signature}`],
  ["another kind of token", "malformed", await signed(claims, { typ: "JWT" })],
  ["no key's name", "malformed", `${encoded({ ...header, kid: undefined })}.${body}.${signature}`],
  ["demands that nobody knows", "malformed", `${encoded({ ...header, crit: ["exp"] })}.${body}.${signature}`],
  ["four parts", "malformed", `${receipt}.x`],
  ["something else", "malformed", "yes, approved"],
  ["nothing", "malformed", ""],
  ["other claims", "malformed", await signed({ sub: "int_1" })],
])("%s is %s", async (_, reason, forged) => {
  expect(await reasonOf(readReceipt(forged, jwks))).toBe(reason);
});

test.each<[string, object]>([
  ["of another curve", { ...key.jwk, crv: "X25519" }],
  ["of another kind", { ...key.jwk, kty: "RSA" }],
  ["without its bytes", { ...key.jwk, x: undefined }],
  ["that is cut", { ...key.jwk, x: "AAAA" }],
])("a key %s is none", async (_, broken) => {
  expect(await reasonOf(readReceipt(receipt, { keys: [broken] }))).toBe("unknown_key");
});

test("keys are fetched once, and again for a key that is new", async () => {
  const server = await scripted(json(200, jwks), json(200, { keys: [next.jwk, key.jwk] }));
  const { client } = clientOf(server);
  await Promise.all([client.verifyReceipt(intent), client.verifyReceipt(intent)]);
  await client.verifyReceipt(intent);
  expect(server.seen.map(({ call }) => call)).toEqual(["GET /.well-known/jwks.json"]);

  const rotated = decidedWith({ receipt: await signed(claims, {}, next) });
  expect(await reasonOf(Promise.all([client.verifyReceipt(rotated), client.verifyReceipt(rotated)]))).toBe(
    "genuine",
  );
  expect(server.seen).toHaveLength(2);
});

test("made-up keys don't have the server asked all the time, nor do they pass", async () => {
  const server = await scripted(json(200, jwks));
  const pauses: number[] = [];
  const sleep = async (seconds: number) => void pauses.push(seconds);
  const keys = remoteJwks({ baseUrl: server.url, timing: { sleep } });
  const forged = await Promise.all([1, 2, 3].map((n) => signed(claims, { kid: `sig_x${n}` }, next)));
  expect(await Promise.all(forged.map((one) => reasonOf(readReceipt(one, keys))))).toEqual(
    Array(3).fill("unknown_key"),
  );
  expect(server.seen.length).toBeLessThanOrEqual(2);
  expect(await reasonOf(readReceipt(await signed(claims, { kid: "sig_x4" }, next), keys))).toBe(
    "unknown_key",
  );
  expect(pauses.at(-1)).toBeGreaterThan(4);
  expect(server.seen.every(({ headers }) => headers.authorization === undefined)).toBe(true);
});

test("a server that has no keys for us now is no proof, and the next receipt tries again", async () => {
  const server = await scripted(text(503, ""), json(200, jwks));
  const keys = remoteJwks({ baseUrl: server.url, retries: 0 });

  await expect(readReceipt(receipt, keys)).rejects.toMatchObject({ status: 503 });
  expect(await readReceipt(receipt, keys)).toEqual(claims);
});

test("keys come from wherever they are kept", async () => {
  expect(await readReceipt(receipt, new CachedJwks(async () => jwks))).toEqual(claims);
});
