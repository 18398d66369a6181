import { z } from "zod";
import { IntentWire } from "./intent";
import { ProblemWire } from "./problem";

/** What came of one of many answers: the status that it would have had alone, and what would have come with it. */
const DecisionResultWire = z
  .union([
    z.object({ id: z.string(), status: z.literal(201), intent: IntentWire }),
    z.object({ id: z.string(), status: z.int().min(400), error: ProblemWire }),
  ])
  .meta({ id: "DecisionResult" });

export const DecisionsWire = z.object({ items: z.array(DecisionResultWire) }).meta({ id: "DecisionResults" });
export type DecisionsWire = z.infer<typeof DecisionsWire>;
