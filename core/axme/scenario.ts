import { z } from "zod";
import { JsonObjectValue } from "../wire/primitives";
import { HumanTaskBody } from "./human-task";
import { maybe, Seconds, Time } from "./lenient";
import { TimingFields } from "./timing";

const Name = z.string().trim().min(1).max(383);

const Step = z.object({
  step_id: Name,
  tool_id: maybe(Name),
  runtime_type: maybe(Name),
  assigned_to: maybe(Name),
  requires_approval: maybe(z.boolean()),
  step_deadline_seconds: maybe(Seconds),
  human_task: maybe(HumanTaskBody),
  ...TimingFields,
});
export type ScenarioStep = z.infer<typeof Step>;

/** AXME's ScenarioBundle. Fields that it does not know are passed over. */
export const ScenarioBody = z.object({
  scenario_id: Name,
  title: maybe(z.string().max(255)),
  description: maybe(z.string().max(20_000)),
  idempotency_key: maybe(z.string().regex(/^[\x20-\x7e]{1,255}$/, "1 to 255 printable characters.")),
  agents: maybe(
    z.array(z.object({ role: Name, address: Name, create_if_missing: maybe(z.boolean()) })).max(50),
  ),
  humans: maybe(z.array(z.object({ role: Name, contact: maybe(Name) })).max(20)),
  workflow: maybe(z.object({ macro_id: maybe(Name), steps: maybe(z.array(Step).max(100)) })),
  intent: z.object({
    type: Name,
    payload: maybe(JsonObjectValue),
    deadline_at: maybe(Time),
    ...TimingFields,
    max_delivery_attempts: maybe(z.int().min(1)),
    human_task: maybe(HumanTaskBody),
  }),
});
export type ScenarioBody = z.infer<typeof ScenarioBody>;
