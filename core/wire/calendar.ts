import { z } from "zod";
import { Instant } from "./primitives";

export const CalendarWire = z
  .object({
    url: z
      .string()
      .nullable()
      .describe(
        "Where a calendar program subscribes; null where there is no feed. Whoever has it can read it",
      ),
    created_at: Instant.nullable(),
  })
  .meta({ id: "Calendar" });
export type CalendarWire = z.infer<typeof CalendarWire>;
