import { z } from "zod";
import { PRIORITIES, RISKS } from "../intent";
import { Instant, Line } from "./primitives";

/** As long as core/cel lets an expression be. */
export const Expression = z.string().trim().min(1).max(2_000).meta({
  example: 'intent_type == "intent.refund.v1" && payload.amount <= 100',
  description:
    "A condition in CEL over intent_type, task_type, agent, to_agent, title, priority, risk, payload, state",
});

export const Outcome = z
  .string()
  .regex(/^[a-z][a-z0-9_ -]{0,39}$/i, "An outcome is a word or two: letters, digits, _ and -.");

export const ThenBody = z
  .strictObject({
    policy: Line(100).describe("The slug of the policy whose chain it gets").optional(),
    priority: z.enum(PRIORITIES).optional(),
    risk: z.enum(RISKS).optional(),
    decide: Outcome.describe("The outcome that it gets at once, without a person").optional(),
  })
  .refine((then) => Object.values(then).some((value) => value !== undefined), "Say what the rule does.");

export const RuleBody = z
  .strictObject({ name: Line(100), when: Expression, then: ThenBody, enabled: z.boolean().default(true) })
  .meta({ id: "RuleBody" });
export type RuleBody = z.infer<typeof RuleBody>;

const Version = z.int().min(0).describe("The version of the rules that was seen; another one is a conflict");

/** POST /api/rules: at the end. PUT /api/rules/{id}: in its place. */
export const SaveRuleBody = RuleBody.extend({ version: Version.optional() }).meta({ id: "SaveRule" });
export type SaveRuleBody = z.infer<typeof SaveRuleBody>;

/** DELETE /api/rules/{id}. */
export const RemoveRuleQuery = z.strictObject({ version: z.coerce.number().int().min(0).optional() });
export type RemoveRuleQuery = z.infer<typeof RemoveRuleQuery>;

/** PUT /api/rules/order. */
export const OrderBody = z
  .strictObject({ ids: z.array(z.string().max(100)).max(200), version: Version.optional() })
  .meta({ id: "RuleOrder" });
export type OrderBody = z.infer<typeof OrderBody>;

export const RuleWire = RuleBody.extend({ id: z.string(), enabled: z.boolean() }).meta({ id: "Rule" });
export type RuleWire = z.infer<typeof RuleWire>;

/** All rules, in the order in which they are asked. */
export const RulesWire = z
  .object({
    version: z.int(),
    items: z.array(RuleWire),
    changed_by: z.object({ id: z.string(), name: z.string() }).nullable(),
    changed_at: Instant.nullable(),
  })
  .meta({ id: "Rules" });
export type RulesWire = z.infer<typeof RulesWire>;

/** POST /api/rules/simulate: the rules as they would be. */
export const SimulateBody = z
  .strictObject({
    rules: z.array(RuleBody.extend({ id: z.string().max(100).optional() })).max(200),
    last: z.int().min(1).max(200).default(100).describe("How many of the newest intents are replayed"),
  })
  .meta({ id: "SimulateRules" });
export type SimulateBody = z.infer<typeof SimulateBody>;

const TreatmentWire = z.object({
  rule: z.object({ id: z.string(), name: z.string() }).nullable(),
  policy: z.string().nullable().describe("The policy that the rule gives it"),
  priority: z.enum(PRIORITIES),
  risk: z.enum(RISKS).nullable(),
  decide: z.string().nullable().describe("The outcome that it gets without a person"),
  problem: z.string().nullable(),
});
export type TreatmentWire = z.infer<typeof TreatmentWire>;

/** What the draft would have done with the newest intents, compared with the rules that are saved. */
export const SimulationWire = z
  .object({
    looked: z.int().describe("How many intents were replayed"),
    rules: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        matched: z.int(),
        decided: z.int(),
        failed: z.int(),
        failure: z
          .string()
          .nullable()
          .describe("Why its condition could not be told, for the newest of them"),
      }),
    ),
    changes: z.array(
      z.object({
        intent: z.object({
          id: z.string(),
          title: z.string(),
          intent_type: z.string(),
          from_agent_name: z.string(),
          created_at: Instant,
        }),
        kind: z.enum(["decided", "no_longer_decided", "routed", "same_effect"]),
        before: TreatmentWire,
        after: TreatmentWire,
      }),
    ),
  })
  .meta({ id: "RuleSimulation" });
export type SimulationWire = z.infer<typeof SimulationWire>;
