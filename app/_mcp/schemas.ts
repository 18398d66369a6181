import type { Tool } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { STATUSES } from "@/core/intent";
import { IntentWire } from "@/core/wire/intent";
import { Instant } from "@/core/wire/primitives";
import { ProblemWire } from "@/core/wire/problem";
import { tidy } from "@/app/_http/openapi/schemas";

/** What people have said since the agent last spoke. */
const SaidWire = z.object({
  by: z.string(),
  at: Instant,
  text: z.string(),
  seq: z.int().describe("What reply_to takes"),
});
export type SaidWire = z.infer<typeof SaidWire>;

/** What a model needs of an intent. */
export const ShownIntent = IntentWire.pick({
  id: true,
  status: true,
  url: true,
  intent_type: true,
  task_type: true,
  title: true,
  revision: true,
  waiting_on: true,
  outcome: true,
  decision: true,
  assignees: true,
  next: true,
  deadline_at: true,
  state: true,
  correlation_id: true,
  result: true,
});

/** What every tool answers with: how the intent stands, or a problem; and in words what to do now. */
const ToolOutput = z.object({
  ...ShownIntent.partial().shape,
  status: z.enum([...STATUSES, "refused"]).describe("waiting: there is no answer yet"),
  effect: z
    .enum(["affirm", "deny", "return"])
    .nullish()
    .describe("What the outcome means for you: go on, do not, or ask again"),
  said: z.array(SaidWire).optional(),
  problem: ProblemWire.optional().describe("Why it was refused; only where status is refused"),
  advice: z.string().describe("What happened and what to do now, in words"),
});
export type ToolOutput = z.infer<typeof ToolOutput>;

type ToolSchema = Tool["inputSchema"];

/** What a tool takes, as the JSON Schema that its clients see. */
export const inputSchema = (schema: z.ZodType): ToolSchema => toolSchema(schema, "input");

export const OUTPUT_SCHEMA = toolSchema(ToolOutput, "output");

function toolSchema(schema: z.ZodType, io: "input" | "output"): ToolSchema {
  const override = ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => tidy(jsonSchema, io);
  const { $schema, ...made } = z.toJSONSchema(schema, { io, unrepresentable: "any", override });
  return { ...made, type: "object" } as ToolSchema;
}
