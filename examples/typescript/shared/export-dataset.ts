import { appendFileSync } from "node:fs";
import { z } from "zod";
import { inFolder } from "./folder.ts";

export const ExportDataset = z.object({ dataset: z.string(), rows: z.number() });
export type ExportDataset = z.infer<typeof ExportDataset>;

export const description = "Exports rows of a dataset. Somebody has to allow it.";

/** The tool that must not run before somebody allowed it, and then once: it leaves a line for each time. */
export function exportDataset({ dataset, rows }: ExportDataset): string {
  appendFileSync(inFolder("exports.jsonl"), `${JSON.stringify({ dataset, rows })}\n`);
  return `Exported ${rows} rows of ${dataset}.`;
}
