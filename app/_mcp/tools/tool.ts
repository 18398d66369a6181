import type { ToolAnnotations, Tool as ListedTool } from "@modelcontextprotocol/sdk/types.js";
import type { z } from "zod";
import type { Scope } from "@/core/scopes";
import type { IntentWire } from "@/core/wire/intent";
import { parseValue } from "@/app/_http/body";
import type { Call } from "../call";
import { inputSchema, OUTPUT_SCHEMA } from "../schemas";

export interface Tool {
  listed: ListedTool;
  /** What the caller's key must be good for. */
  scope: Scope;
  /** Throws invalid_request where the arguments do not fit, and whatever the verb refuses with. */
  run: (call: Call, args: unknown) => Promise<IntentWire>;
}

interface Spec<T> {
  name: string;
  title: string;
  says: string;
  scope: Scope;
  hints: ToolAnnotations;
  input: z.ZodType<T>;
  /** The verb, and the intent as it then is. */
  run: (call: Call, args: T) => Promise<IntentWire>;
}

/** A tool as data: what it is called, what goes in, and which verb it is. */
export const tool = <T>({ name, title, says, scope, hints, input, run }: Spec<T>): Tool => ({
  listed: {
    name,
    title,
    description: says,
    inputSchema: inputSchema(input),
    outputSchema: OUTPUT_SCHEMA,
    annotations: { title, ...hints },
  },
  scope,
  run: (call, args) => run(call, parseValue(input, args)),
});
