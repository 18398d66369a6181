import { z } from "zod";
import type { Person } from "../facts";
import type { PreviewMoment } from "../preview";
import { Instant } from "./primitives";

const ToldWire = z.object({
  type: z.literal("user"),
  id: z.string(),
  name: z.string(),
  instead_of: z.object({ id: z.string(), name: z.string() }).nullable(),
});

/** Who is told what and when if nobody answers. */
export const PreviewWire = z
  .object({
    moments: z.array(
      z.object({
        at: Instant,
        kind: z.enum(["notify", "remind", "escalate", "repeat", "timeout"]),
        level: z.int(),
        to: z.array(ToldWire).describe("Nobody where the level is passed over"),
        outcome: z.string().nullable().describe("What the timeout answers").optional(),
      }),
    ),
  })
  .meta({ id: "PolicyPreview" });
export type PreviewWire = z.infer<typeof PreviewWire>;

export const previewToWire = (moments: readonly PreviewMoment[]): PreviewWire => ({
  moments: moments.map(({ at, to, ...rest }) => ({ at: at.toISOString(), ...rest, to: to.map(toldToWire) })),
});

const toldToWire = ({ id, name, insteadOf }: Person): z.infer<typeof ToldWire> => ({
  type: "user",
  id,
  name,
  instead_of: insteadOf ?? null,
});
