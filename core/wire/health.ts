import { z } from "zod";

const Check = z.enum(["ok", "degraded", "failing"]);

export const HealthWire = z
  .object({
    status: Check.meta({
      description: "failing: send it no requests; degraded: it works, and somebody should look",
    }),
    checks: z.object({
      database: Check.meta({ description: "It answers in time, on a free connection, and takes writes" }),
      engine: Check.meta({
        description: "Nothing is overdue by a minute, and this process's clock is at work",
      }),
      mail: Check.meta({ description: "There is a way to send mail, and mail goes out" }),
      migrations: Check.meta({ description: "The database has every migration of this version" }),
      time: Check.meta({ description: "This process and the database agree on the time" }),
    }),
    problems: z.array(z.object({ check: z.string(), detail: z.string() })),
  })
  .meta({ id: "Health" });

export const LiveWire = z.object({ status: z.literal("ok") }).meta({ id: "Live" });
