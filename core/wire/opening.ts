import { z } from "zod";
import { Instant } from "./primitives";

/** That somebody has an intent's page open. */
export const OpeningWire = z
  .object({
    opened_at: Instant.nullable().describe(
      "When they first had it open before its end; null where they had not",
    ),
  })
  .meta({ id: "Opening" });
export type OpeningWire = z.infer<typeof OpeningWire>;
