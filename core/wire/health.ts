import { z } from "zod";

const Check = z.enum(["ok", "failing"]);

export const HealthWire = z
  .object({ status: Check, checks: z.object({ database: Check, engine: Check, mail: Check }) })
  .meta({ id: "Health" });
