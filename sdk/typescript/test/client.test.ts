import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import { type ClosedIntent, Countersign, type Decision, type Json } from "../src/index.js";
import { json, scripted } from "./server.js";
import { clientOf, open, page } from "./world.js";

afterEach(() => void vi.unstubAllEnvs());

test("every method sends what the contract says", async () => {
  const server = await scripted(json(200, { ...open, ...page() }));
  const { client } = clientOf({ url: `${server.url}/base/` });
  await client.getIntent("int_1");
  await client.listIntents({ status: ["decided", "timed_out"], assignee: "me", q: "a&b", limit: 5 });
  await client.listEvents("int_1", { after: 3 });
  await client.comment("int_1", "Soon.");
  await client.comment("int_1", "At six.", { replyTo: 7 });
  await client.cancel("int_1", "Not needed.");
  await client.revise("int_1", { payload: { amount: 4 }, note: "Less." });
  await client.reportResult("int_1", { status: "succeeded", summary: "Done." });

  expect(server.seen.map(({ call, body }) => `${call} ${body}`.trim())).toEqual([
    "GET /base/api/intents/int_1",
    "GET /base/api/intents?status=decided%2Ctimed_out&assignee=me&q=a%26b&limit=5",
    "GET /base/api/intents/int_1/events?after=3",
    'POST /base/api/intents/int_1/comments {"body":"Soon."}',
    'POST /base/api/intents/int_1/comments {"body":"At six.","reply_to":7}',
    'POST /base/api/intents/int_1/cancellation {"reason":"Not needed."}',
    'POST /base/api/intents/int_1/revision {"payload":{"amount":4},"note":"Less."}',
    'POST /base/api/intents/int_1/result {"status":"succeeded","summary":"Done."}',
  ]);
  expect(server.seen.every(({ headers }) => headers.authorization === "Bearer csk_test")).toBe(true);
  const posts = server.seen.filter(({ call }) => call.startsWith("POST"));
  expect(new Set(posts.map(({ headers }) => headers["idempotency-key"])).size).toBe(5);
});

test("the address and the key come from the environment where they are not given", async () => {
  const server = await scripted(json(200, open));
  vi.stubEnv("COUNTERSIGN_URL", server.url);
  vi.stubEnv("COUNTERSIGN_API_KEY", "csk_environment\n");
  await new Countersign().getIntent("int_1");

  expect(server.seen[0]?.headers.authorization).toBe("Bearer csk_environment");
});

test.each([
  ["no address", { apiKey: "csk_1" }, "COUNTERSIGN_URL"],
  ["no key", { baseUrl: "http://localhost" }, "COUNTERSIGN_API_KEY"],
  ["an address without a scheme", { baseUrl: "localhost:3000", apiKey: "csk_1" }, "http://"],
  ["a key that cannot be sent", { baseUrl: "http://localhost", apiKey: "csk_\u2026" }, "ByteString"],
])("%s is said at once, not at the first call", (_, options, hint) => {
  vi.stubEnv("COUNTERSIGN_URL", "");
  vi.stubEnv("COUNTERSIGN_API_KEY", "");
  const construct = () => new Countersign(options);
  expect(construct).toThrow(TypeError);
  expect(construct).toThrow(hint);
});

test("the task type says which outcomes and data to expect", () => {
  type Approval = ClosedIntent<"approval">;
  expectTypeOf<Approval["outcome"]>().toEqualTypeOf<"approved" | "rejected" | null>();

  type Form = Extract<ClosedIntent<"form", { amount: number }>, { status: "decided" }>;
  expectTypeOf<Form["decision"]["data"]>().toEqualTypeOf<{ amount: number }>();
  expectTypeOf<Form["outcome"]>().toEqualTypeOf<"submitted">();

  expectTypeOf<"a renamed outcome">().toExtend<Decision["outcome"]>();
  expectTypeOf<Decision["data"]>().toEqualTypeOf<Json>();

  type Canceled = Extract<ClosedIntent, { status: "canceled" }>;
  expectTypeOf<Canceled["decision"]>().toBeNull();

  const { client } = clientOf({ url: "http://localhost" });
  const ask = () =>
    client.sendIntent({ intent_type: "demo.v1", payload: {}, task_type: "confirmation", timeout: "8h" });
  expectTypeOf(ask).returns.resolves.toHaveProperty("task_type").toEqualTypeOf<"confirmation">();
});
