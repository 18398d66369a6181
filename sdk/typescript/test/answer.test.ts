import { expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  type ClosedIntent,
  type DataFrom,
  InvalidAnswerError,
  type Json,
  parseAnswer,
  type StandardSchema,
  type Submit,
} from "../src/index.js";
import { json, scripted } from "./server.js";
import { clientOf, decided } from "./world.js";

const Refund = z.object({
  amount: z.number().int().positive(),
  reason: z.enum(["broken", "late"]),
  by: z.string().optional(),
});
type Refund = z.infer<typeof Refund>;

const refund = {
  type: "object",
  required: ["amount", "reason"],
  properties: {
    amount: { type: "integer", minimum: 1 },
    reason: { enum: ["broken", "late"] },
    lines: {
      type: "array",
      items: { type: "object", properties: { sku: { type: "string" } }, required: ["sku"] },
    },
    note: { type: ["string", "null"] },
    kind: { const: "refund" },
    to: { anyOf: [{ type: "string" }, { type: "boolean" }] },
    more: {},
  },
} as const;

/** A form that was filled in. */
const filled = (data: Json, more: object = {}) =>
  ({
    ...decided,
    task_type: "form",
    outcome: "submitted",
    allowed_outcomes: ["submitted"],
    form_schema: refund,
    decision: { outcome: "submitted", data },
    ...more,
  }) as unknown as ClosedIntent;

test("a Zod schema checks the answer and types it", async () => {
  const server = await scripted(json(200, filled({ amount: 12, reason: "late" })));
  const intent = await clientOf(server).client.waitFor("int_1", { schema: Refund });

  if (intent.status !== "decided") throw new Error("it is");
  expectTypeOf(intent.decision.data).toEqualTypeOf<Refund>();
  expectTypeOf(intent.outcome).toEqualTypeOf<"submitted">();
  expect(intent.decision.data.amount).toBe(12);
});

test("what the schema makes of the answer is what the agent gets", async () => {
  const Dated = z.object({
    on: z.iso.date().transform((text) => new Date(text)),
    seats: z.number().default(1),
  });
  const intent = await parseAnswer(filled({ on: "2026-12-01" }), Dated);

  if (intent.status !== "decided") throw new Error("it is");
  expectTypeOf(intent.decision.data).toEqualTypeOf<{ on: Date; seats: number }>();
  expect(intent.decision.data).toEqual({ on: new Date("2026-12-01"), seats: 1 });
});

test("an answer that does not fit is thrown with the places where it doesn't", async () => {
  const Lines = z.object({ "a/b": z.array(z.number()), amount: z.number() });
  const error = await parseAnswer(filled({ "a/b": [1, "2"] }), Lines).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(InvalidAnswerError);
  expect(error).toMatchObject({ code: "invalid_answer", transient: false });
  const { errors } = error as InvalidAnswerError;
  expect(errors.map(({ pointer }) => pointer)).toEqual(["/data/a~1b/1", "/data/amount"]);
});

test("any Standard Schema will do, also one that takes its time", async () => {
  const Even: StandardSchema<number> = {
    "~standard": {
      version: 1,
      vendor: "ours",
      validate: async (value) =>
        typeof value === "number" && value % 2 === 0 ? { value } : { issues: [{ message: "Be even." }] },
    },
  };
  const intent = await parseAnswer<"form", typeof Even>(filled(4), Even);
  expect(intent.decision?.data).toBe(4);
  await expect(parseAnswer(filled(5), Even)).rejects.toThrow("Be even.");
});

test("a JSON Schema types the answer that the server checked by it", async () => {
  const server = await scripted(json(200, filled({ amount: 12, reason: "late" })));
  const intent = await clientOf(server).client.waitFor("int_1", { schema: refund });

  if (intent.status !== "decided") throw new Error("it is");
  const { data } = intent.decision;
  expectTypeOf(data.amount).toEqualTypeOf<number>();
  expectTypeOf(data.reason).toEqualTypeOf<"broken" | "late">();
  expectTypeOf(data.lines).toEqualTypeOf<{ sku: string }[] | undefined>();
  expectTypeOf(data.note).toEqualTypeOf<string | null | undefined>();
  expectTypeOf(data.kind).toEqualTypeOf<"refund" | undefined>();
  expectTypeOf(data.to).toEqualTypeOf<string | boolean | undefined>();
  expectTypeOf(data.more).toEqualTypeOf<Json | undefined>();
  expect(data).toEqual({ amount: 12, reason: "late" });
});

test("a JSON Schema in place is as good as one with as const, and one whose type says nothing gives Json", async () => {
  const intent = await parseAnswer(filled(null, { form_schema: { type: "boolean" } }), { type: "boolean" });
  expectTypeOf(intent.decision).toExtend<{ data: boolean | null } | null>();

  expectTypeOf<DataFrom<{ type: string }>>().toEqualTypeOf<Json>();
  expectTypeOf<DataFrom<{ readonly $ref: "#/$defs/a" }>>().toEqualTypeOf<Json>();
  expectTypeOf<DataFrom<{ readonly type: "object" }>>().toEqualTypeOf<{ [key: string]: Json }>();
  expectTypeOf<DataFrom<{ readonly type: "array" }>>().toEqualTypeOf<Json[]>();
});

test("a JSON Schema that is not the one that was asked with promises nothing", async () => {
  const { required: _, ...other } = refund;
  await expect(parseAnswer(filled({ amount: 1 }), other)).rejects.toBeInstanceOf(InvalidAnswerError);
  await expect(parseAnswer(filled({}, { form_schema: null }), refund)).rejects.toBeInstanceOf(
    InvalidAnswerError,
  );
});

test("who declines, or answers in words, fills nothing in", async () => {
  const clarification = { task_type: "clarification", allowed_outcomes: ["provided", "declined"] };
  const declined = filled({ half: 1 }, { ...clarification, outcome: "declined" });
  const inWords = filled(null, { ...clarification, outcome: "provided" });
  for (const answer of [declined, inWords]) {
    const intent = await parseAnswer<"clarification", typeof Refund>(answer, Refund);
    if (intent.status !== "decided") throw new Error("it is");
    expectTypeOf(intent.decision.data).toEqualTypeOf<Refund | null>();
    expect(intent.decision.data).toBeNull();
  }
});

test("a question that nobody answered has nothing to check", async () => {
  for (const status of ["timed_out", "canceled"]) {
    const nobody = filled(null, { status, outcome: null, decision: null });
    expect(await parseAnswer(nobody, Refund)).toBe(nobody);
  }
});

test("a form is asked in JSON Schema, whatever it was written in", async () => {
  const server = await scripted(json(200, { id: "int_1", status: "waiting" }));
  const { client } = clientOf(server);
  const ask = (form_schema: NonNullable<Submit["form_schema"]>) =>
    client.sendIntent({ intent_type: "refund.v1", payload: {}, task_type: "form", form_schema });
  await ask(Refund);
  await ask(z.toJSONSchema(Refund));
  await ask(refund);

  const sent = server.seen.map(({ body }) => JSON.parse(body).form_schema);
  expect(sent[0]).toMatchObject({ type: "object", required: ["amount", "reason"] });
  expect(sent[1]).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(Refund))));
  expect(sent[2]).toEqual(refund);
  const speechless = { "~standard": { version: 1, vendor: "old", validate: () => ({ issues: [] }) } };
  await expect(ask(speechless)).rejects.toBeInstanceOf(TypeError);
});
