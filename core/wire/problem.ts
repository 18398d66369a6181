import { z } from "zod";
import { ERRORS, type ErrorCode } from "../errors";

const CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** Every refusal, as RFC 9457 has it. Some codes add members of their own, such as who was first. */
export const ProblemWire = z
  .looseObject({
    type: z.string().meta({ format: "uri", description: "The page that explains the code" }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "What happened, for the person who can act" }),
    instance: z.string(),
    request_id: z
      .string()
      .optional()
      .meta({ description: "Under which this server's logs and its audit trail talk of the request" }),
    code: z.enum(CODES),
    errors: z
      .array(z.object({ detail: z.string(), pointer: z.string() }))
      .meta({ description: "What is wrong with which place of the body (RFC 6901)" }),
  })
  .meta({ id: "Problem" });
