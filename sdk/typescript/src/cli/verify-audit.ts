import { createReadStream } from "node:fs";
import { headsIn } from "../audit/head.js";
import type { AuditReport } from "../audit/report.js";
import { verifyAuditExport } from "../audit/verify.js";
import type { Jwks } from "../jwks.js";
import { UsageError } from "./command.js";
import { fileText } from "./input.js";
import { toJson } from "./show.js";
import type { Terminal } from "./terminal.js";

const BEGINNING = /^\s*\{"countersign_audit":/;

/** The lines of an export of the audit log, or null where the file, or the text that was piped in, is something else. */
export async function exportedLines(
  path: string | null,
  text: string,
): Promise<AsyncIterable<string> | Iterable<string> | null> {
  if (path === null) return BEGINNING.test(text) ? text.split("\n") : null;
  for await (const line of linesOf(path)) return BEGINNING.test(line) ? linesOf(path) : null;
  return null;
}

/** Line by line, so that the file may be larger than the memory. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  try {
    for await (const chunk of createReadStream(path, "utf8")) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (rest !== "") yield rest;
}

interface Given {
  json?: boolean | undefined;
  head?: string[] | undefined;
  jwks: Jwks | undefined;
}

/** Says what an export proves, and names whatever is wrong with it. Returns the exit code. */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  { json, head = [], jwks }: Given,
  terminal: Terminal,
): Promise<number> {
  const report = await verifyAuditExport(lines, { jwks, heads: head.flatMap(headsOf) });
  terminal.print(json ? toJson(report) : inWords(report, head.length > 0));
  return report.ok ? 0 : 1;
}

function headsOf(path: string): string[] {
  const heads = headsIn(fileText(path));
  if (heads.length > 0) return heads;
  throw new UsageError(`${path} holds no signed head.`);
}

function inWords(
  { ok, problems, proved, entries, treeSize, workspace, keys }: AuditReport,
  kept: boolean,
): string {
  if (!ok)
    return problems
      .map(
        ({ kind, entry, index, detail }) =>
          `${kind}${(entry ?? index === null) ? "" : ` at ${index}`}: ${detail}`,
      )
      .join("\n");
  const what =
    proved === "log"
      ? `Genuine: all ${entries} entries of ${workspace}, in their order, as they were sealed.`
      : `Genuine: each of these ${entries} entries stands in the log of ${workspace}, which has ${treeSize}.`;
  const notes = [
    ...(keys === "in_file" ? ["The keys are those in the file: give the server's with --jwks."] : []),
    ...(kept
      ? []
      : ["Whether newer entries were cut off shows only a head that was kept: give it with --head."]),
  ];
  return [what, ...notes].join("\n");
}
