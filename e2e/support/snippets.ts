import { readFileSync } from "node:fs";
import path from "node:path";
import { GUIDE_PAGES } from "@/components/docs/pages";

const DOCS = path.join(import.meta.dirname, "../../docs");

const MODES = ["run", "hook", "file", "from", "shape"] as const;
type Mode = (typeof MODES)[number];

/** Pages that other tests read, and which. */
export const READ_ELSEWHERE: Readonly<Record<string, string>> = {
  "RECEIPTS.md": "test/docs/receipts.test.ts",
  "MCP.md": "test/mcp/stdio.test.ts",
  "AXME.md": "app/_v1/documented.test.ts",
};

export interface Snippet {
  page: string;
  /** Where it stands, counted from one. */
  number: number;
  language: string;
  code: string;
  /** How it is known to work: it is run, alone or as a hook, it is or stands in a file that has tests, or it has a documented shape. */
  mode: Mode | null;
  /** What its mode is told, as in `file=…`: which file, shape or coding agent. */
  told: string;
  /** What somebody answers to what it asks. */
  answer: unknown;
}

const modeOf = (meta: string): Snippet["mode"] =>
  MODES.find((mode) => new RegExp(`^${mode}\\b`).test(meta)) ?? null;

/** Every block of code in the guide. */
export const snippets: readonly Snippet[] = GUIDE_PAGES.filter(({ file }) => !READ_ELSEWHERE[file]).flatMap(
  ({ slug, file }) =>
    [...readFileSync(path.join(DOCS, file), "utf8").matchAll(/^```(\w+) ?(.*)\n([^]*?)^```$/gm)].map(
      ([, language = "", meta = "", code = ""], index) => ({
        page: slug,
        number: index + 1,
        language,
        code,
        mode: modeOf(meta),
        told: /^\w+=(\S+)/.exec(meta)?.[1] ?? "",
        answer: JSON.parse(/answer=(\{.*\})/.exec(meta)?.[1] ?? "null"),
      }),
    ),
);
