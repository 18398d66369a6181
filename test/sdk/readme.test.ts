import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const SDK = path.join(import.meta.dirname, "../../sdk/typescript");

const blocks = (language: string): string[] =>
  [
    ...readFileSync(path.join(SDK, "README.md"), "utf8").matchAll(
      new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"),
    ),
  ].map(([, code = ""]) => code);

/** What the README's examples take for granted: the client, an intent, and what the reader's own program has. */
const WORLD = `
  import type { Countersign, ClosedIntent, JsonObject, Jwks } from "countersign";
  declare global {
    const countersign: Countersign;
    const id: string;
    const intent: ClosedIntent<"approval">;
    const lastSeq: number;
    const smaller: JsonObject;
    const shown: JsonObject;
    const edits: JsonObject;
    const receipt: string;
    const jwks: Jwks;
    const jwksFile: string;
    const interrupts: { id: string; value: unknown }[];
    const graph: { invoke(command: Command, config: object): Promise<unknown> };
    const config: object;
    class Command {
      constructor(given: { resume: unknown });
    }
    const toolCall: { args: { [key: string]: unknown } };
    function exportCustomers(payload: JsonObject): Promise<void>;
    function refund(amount: number): Promise<void>;
    function resume(state: unknown, decision: object): Promise<void>;
  }
`;
const IMPORTS = `
  import { isAffirmed, parseAnswer, remoteJwks, verifyReceipt, verifyWebhook } from "countersign";
  import { z } from "zod";
`;

test("every example of the README compiles as it stands", () => {
  const examples = blocks("ts");
  const files = new Map([[path.join(SDK, "readme/world.ts"), WORLD]]);
  for (const [at, code] of examples.entries()) {
    const imports = code.includes('from "countersign"') ? "" : IMPORTS;
    files.set(path.join(SDK, `readme/${at}.ts`), `${imports}${code}\nexport {};`);
  }
  expect(flawsIn(files)).toEqual([]);
  expect(examples.length).toBeGreaterThanOrEqual(7);
});

/** What the compiler says of files that are nowhere. */
function flawsIn(files: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    paths: {
      countersign: [path.join(SDK, "src/index.ts")],
      "countersign/adapters/*": [path.join(SDK, "adapters/*.ts")],
    },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${path.basename(file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
