import fc from "fast-check";
import type { Question } from "../intent";
import type { Json, JsonObject } from "../json";
import type { Hours } from "../hours";
import { DEFAULT_CLAIM, type Level, type Plan, type Quorum } from "../plan";
import { standardOutcomes, TASK_TYPE_NAMES } from "../task-types";
import { aQuestion } from "./intent";
import { ada, ana, bea, cal, dan, team, user } from "./people";

const target = fc.constantFrom(
  user(ana),
  user(bea),
  user(cal),
  user(dan),
  user(ada),
  team("data"),
  team("all"),
  team("empty"),
);

/** Often nothing, and often small enough that things fall together. */
const seconds = (max: number) => fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max }));

const aroundNoon: Hours = { timeZone: "UTC", days: ["mon"], from: "12:01", to: "12:20", holidays: [] };

const personId = fc.constantFrom(...[ana, bea, cal, dan].map(({ id }) => id));
const ids = fc.uniqueArray(personId, { maxLength: 4 });

/** Often the first answer; else of some who are known beforehand, with groups that may be too small. */
export const aQuorumArb: fc.Arbitrary<Quorum> = fc.record({
  approvals: fc.integer({ min: 1, max: 3 }),
  veto: fc.boolean(),
  groups: fc.array(
    fc.record({
      name: fc.constantFrom("Legal", "Data"),
      approvals: fc.integer({ min: 1, max: 2 }),
      members: ids,
    }),
    { maxLength: 2, size: "-1" },
  ),
  people: ids,
});

/** Parts may be missing anywhere, as in a policy that somebody wrote by hand. */
export const aLevelArb: fc.Arbitrary<Level> = fc.record({
  to: fc.array(target, { maxLength: 3 }),
  remindAfterSeconds: fc.option(seconds(600)),
  remindEverySeconds: fc.option(seconds(300)),
  maxReminders: fc.integer({ min: 0, max: 5 }),
  escalateAfterSeconds: fc.option(seconds(1_800)),
  // Stories begin on a Monday at noon, in UTC.
  hours: fc.constantFrom<(Hours | null)[]>(null, null, null, aroundNoon),
  quorum: fc.option(aQuorumArb, { freq: 1 }),
});

export const aPlanArb: fc.Arbitrary<Plan> = fc
  .array(aLevelArb, { minLength: 1, maxLength: 4 })
  .chain((levels) =>
    fc.record({
      policy: fc.constantFrom(null, "exports"),
      levels: fc.constant(levels),
      repeat: fc.option(
        fc.record({
          fromLevel: fc.integer({ min: 1, max: levels.length }),
          times: fc.integer({ min: 1, max: 3 }),
        }),
      ),
      timeoutSeconds: fc.integer({ min: 1, max: 10_000 }),
      onTimeout: fc.constantFrom(null, "rejected", "approved"),
      keepEarlierLevels: fc.boolean(),
      claim: fc.constantFrom(DEFAULT_CLAIM, { holdSeconds: 60, atMostSeconds: 90 }),
      quorum: aQuorumArb,
      requesterMayDecide: fc.boolean(),
      undoSeconds: fc.constantFrom(0, 60),
    }),
  );

const nameForm: JsonObject = { type: "object", properties: { name: { type: "string" } }, required: ["name"] };

export const aQuestionArb: fc.Arbitrary<Question> = fc
  .record({
    taskType: fc.constantFrom(...TASK_TYPE_NAMES, "review", "review"),
    requiredComment: fc.boolean(),
    evidenceRequired: fc.boolean(),
    renamed: fc.constantFrom(false, false, true),
    editable: fc.constantFrom<string[][]>([], ["/dataset"], ["/nested", "/tags/0"]),
    description: fc.option(fc.string()),
  })
  .map(({ renamed, ...question }) =>
    aQuestion({
      ...question,
      formSchema: question.taskType === "form" ? nameForm : null,
      outcomes: renamed ? ["yes please", "no"] : standardOutcomes(question.taskType),
    }),
  );

/** Keys that could trip over escapes, array indexes or prototypes. */
const key = fc.oneof(
  fc.constantFrom("", "0", "1", "a/b", "m~n", "~1", "\0", "__proto__", "constructor", "-"),
  fc.string({ maxLength: 4 }),
);

export const jsonArb: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Json[]>(null, true, false, 0, 1, ""),
    fc.string(),
    fc.integer(),
    fc.array(tie("json"), { maxLength: 4 }),
    // As JSON.parse makes it: every key an own one, even __proto__.
    fc
      .array(fc.tuple(key, tie("json")), { maxLength: 4 })
      .map((entries): Json => Object.fromEntries(entries)),
  ),
})).json;
