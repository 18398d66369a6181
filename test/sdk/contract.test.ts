import fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import { ENDPOINTS } from "@/app/_http/endpoints";
import { type Json, pointerOf, withValues } from "@/core/json";
import { effectOf, standardOutcomes, TASK_TYPE_NAMES } from "@/core/task-types";
import type { ResultBody, RevisionBody } from "@/core/wire/commands";
import type { FactWire } from "@/core/wire/fact";
import type { IntentWire } from "@/core/wire/intent";
import type { ListQuery } from "@/core/wire/list";
import type { SubmitBody } from "@/core/wire/submit";
import {
  Countersign,
  type Fact,
  isAffirmed,
  type ListQuery as Asked,
  type Result,
  type Revision,
  type Submit,
  withEdits,
} from "../../sdk/typescript/src/index";
import type { Intent } from "../../sdk/typescript/src/wire";
import { all } from "./world";

/** What agents that speak another protocol call. */
const ELSEWHERE = /^\/(api\/mcp|v1\/)/;

test("the SDK calls every endpoint that an agent may call", async () => {
  const called = new Set<string>();
  const client = new Countersign({
    baseUrl: "http://countersign.test",
    apiKey: "csk_contract",
    retries: 0,
    fetch: async (url, { method }) => {
      const path = new URL(url).pathname.replace(/(int|fil)_\w+/, "{id}");
      called.add(`${method} ${path}`);
      return new Response("{}", { status: 418 });
    },
  });
  const calls = [
    () => client.sendIntent({ intent_type: "contract.v1", payload: {} }),
    () => client.getIntent("int_1"),
    () => client.listIntents(),
    () => client.listEvents("int_1"),
    () => client.getProof("int_1"),
    () => client.listTreeHeads(),
    () => client.comment("int_1", "Soon."),
    () => client.revise("int_1", { note: "Less." }),
    () => client.cancel("int_1", "Not needed."),
    () => client.reportResult("int_1", { status: "succeeded", summary: "Done." }),
    () => client.downloadFile("fil_1"),
    () => all(client.observe("int_1")),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ status: 418 });

  const open = ENDPOINTS.filter(({ callers, path }) => callers.includes("agent") && !ELSEWHERE.test(path));
  expect([...called].toSorted()).toEqual(open.map(({ method, path }) => `${method} ${path}`).toSorted());
});

test("the SDK's words are the server's, but for those that only people need", () => {
  expectTypeOf<keyof Submit>().toEqualTypeOf<keyof z.input<typeof SubmitBody>>();
  expectTypeOf<keyof Revision>().toEqualTypeOf<keyof RevisionBody>();
  expectTypeOf<keyof Result>().toEqualTypeOf<keyof ResultBody>();
  expectTypeOf<Exclude<keyof ListQuery, keyof Asked>>().toEqualTypeOf<"snoozed" | "view" | "trait">();
  expectTypeOf<Exclude<keyof Asked, keyof ListQuery>>().toBeNever();
  expectTypeOf<Omit<IntentWire, "snoozed_until" | "you">>().toExtend<Intent>();
  expectTypeOf<keyof Intent>().toEqualTypeOf<Exclude<keyof IntentWire, "snoozed_until" | "you">>();
  expectTypeOf<FactWire>().toExtend<Fact>();
});

test("the SDK and the server agree on which outcomes let an agent go on", () => {
  const own = [["ship", "hold"], ["hold", "approved"], ["rejected", "ship"], ["ship"]];
  for (const task_type of TASK_TYPE_NAMES) {
    for (const allowed_outcomes of [standardOutcomes(task_type), ...own]) {
      for (const outcome of allowed_outcomes)
        expect([
          task_type,
          allowed_outcomes,
          outcome,
          isAffirmed({ task_type, allowed_outcomes, outcome }),
        ]).toEqual([
          task_type,
          allowed_outcomes,
          outcome,
          effectOf(task_type, allowed_outcomes, outcome) === "affirm",
        ]);
      expect(isAffirmed({ task_type, allowed_outcomes, outcome: null })).toBe(false);
    }
  }
});

test("the SDK and the server make the same payload of the same edits", () => {
  const key = fc.constantFrom("a", "b", "~", "a/b", "0", "1", "");
  const values = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Json>(null, true, 7, "text"),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(key, tie("tree"), { maxKeys: 3 }),
    ),
  })).tree;
  const payloads = fc.dictionary(key, values, { maxKeys: 4 });
  const pointers = fc.array(key, { minLength: 1, maxLength: 3 }).map(pointerOf);
  const edits = fc.dictionary(pointers, values, { maxKeys: 3 });
  const same = fc.property(payloads, edits, (payload, edits) => {
    const places = Object.keys(edits);
    fc.pre(!places.some((one) => places.some((other) => other.startsWith(`${one}/`))));
    expect(withEdits(payload, edits)).toEqual(withValues(payload, edits));
  });
  fc.assert(same, { numRuns: 1_000 });
});
