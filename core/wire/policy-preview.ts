import { z } from "zod";
import { PolicyOrSlug } from "./policies";

/** POST /api/policies/preview. */
export const PreviewBody = z.strictObject({
  policy: PolicyOrSlug,
  start_at: z.iso
    .datetime({ offset: true, error: "A time is like 2026-11-27T17:00:00+01:00." })
    .describe("When a request would come in; now by default")
    .optional(),
});
export type PreviewBody = z.infer<typeof PreviewBody>;
