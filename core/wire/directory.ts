import { z } from "zod";

/** GET of a list of people, teams or agents, by name. */
export const DirectoryQuery = z.strictObject({
  q: z.string().trim().max(200).optional().describe("A part of the name or the address"),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type DirectoryQuery = z.infer<typeof DirectoryQuery>;
