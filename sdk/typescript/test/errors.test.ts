import { expect, test } from "vitest";
import * as sdk from "../src/index.js";
import { problem, scripted } from "./server.js";
import { clientOf } from "./world.js";

test.each([
  [400, "invalid_request", sdk.InvalidRequestError],
  [401, "unauthenticated", sdk.AccessDeniedError],
  [403, "forbidden", sdk.AccessDeniedError],
  [404, "not_found", sdk.NotFoundError],
  [409, "conflict", sdk.ConflictError],
  [409, "already_decided", sdk.AlreadyDecidedError],
  [412, "stale_revision", sdk.ConflictError],
  [413, "payload_too_large", sdk.InvalidRequestError],
  [422, "idempotency_mismatch", sdk.InvalidRequestError],
])("a %i %s is thrown at once as what callers handle it as", async (status, code, expected) => {
  const server = await scripted(problem(status, code));
  const error = await clientOf(server)
    .client.cancel("int_1", "Enough.")
    .catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(expected);
  expect(error).toBeInstanceOf(sdk.CountersignError);
  expect(error).toMatchObject({
    name: expected.name,
    status,
    code,
    detail: `It was ${code}.`,
    transient: false,
  });
  expect(server.seen).toHaveLength(1);
});

test("what is wrong with the body is told place by place, also to those who only read the message", async () => {
  const errors = [{ detail: "This is no duration.", pointer: "/timeout" }];
  const server = await scripted(problem(400, "invalid_request", { errors }));
  const answer = clientOf(server).client.sendIntent({ intent_type: "demo.v1", payload: {} });

  await expect(answer).rejects.toMatchObject({
    errors,
    message: "It was invalid_request.\n/timeout: This is no duration.",
  });
});

test("whoever comes too late learns who was first, with what, and when", async () => {
  const winner = {
    outcome: "approved",
    decided_by: { id: "usr_1", name: "Ana" },
    decided_at: "2026-11-22T10:00:00.000Z",
  };
  const server = await scripted(problem(409, "already_decided", winner));

  await expect(clientOf(server).client.cancel("int_1", "Enough.")).rejects.toMatchObject({
    outcome: "approved",
    decidedBy: "Ana",
    decidedAt: "2026-11-22T10:00:00.000Z",
    problem: winner,
  });
});

test("an intent that closed without an answer names nobody", async () => {
  const nobody = { outcome: null, decided_by: null, decided_at: "2026-11-22T10:00:00.000Z" };
  const server = await scripted(problem(409, "already_decided", nobody));

  await expect(clientOf(server).client.comment("int_1", "Hello?")).rejects.toMatchObject({
    outcome: null,
    decidedBy: null,
  });
});
