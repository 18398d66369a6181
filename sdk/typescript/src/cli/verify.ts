import { ReceiptError } from "../errors.js";
import { isIntent, isObject, parseJson } from "../json.js";
import { isJwks, type Jwks } from "../jwks.js";
import { type Decided, readReceipt, type ReceiptClaims, verifyReceipt } from "../receipt.js";
import { command, UsageError, type Values } from "./command.js";
import { clientOf, CONNECTION, keysOf } from "./connection.js";
import { fileText, objectOf } from "./input.js";
import { toJson } from "./show.js";
import type { Terminal } from "./terminal.js";
import { exportedLines, verifyExport } from "./verify-audit.js";

const OPTIONS = {
  jwks: {
    type: "string",
    value: "FILE",
    help: "The server's public keys, for verifying offline; else they are fetched from --url",
  },
  args: {
    type: "string",
    value: "JSON",
    help: "What is about to be done, or @file: must be what was decided",
  },
  head: {
    type: "string",
    multiple: true,
    value: "FILE",
    help: "A signed head of the audit log that was kept: an export must go on from it",
  },
  outcome: { type: "string", value: "OUTCOME", help: "The outcome that it must have" },
  ...CONNECTION,
} as const;

/** Proves a decision, without trusting whoever passed it on. */
export const verify = command({
  summary: "Verify the receipt of a decision, or an export of the audit log",
  args: ["file|-|id"],
  options: OPTIONS,
  details:
    "Takes an intent, a webhook's body or a bare receipt, from a file or stdin, or fetches the intent by its id. Of an intent it\n" +
    "proves payload, edits, outcome and who decided; a bare receipt proves what it says, so give --args to compare.\n" +
    "Of an export of the audit log (NDJSON) it proves every entry, their order and the signed heads, and names what is wrong.\n\n" +
    "Exit codes: 0 it is genuine and fits, 1 it is not, 3 error.",
  run: async ({ args: [source], values }, terminal) => {
    if (/^int_\w+$/.test(source)) return verifyDecision(source, values, terminal, "");
    const text = source === "-" ? await terminal.readInput() : "";
    const lines = await exportedLines(source === "-" ? null : source, text);
    if (!lines) return verifyDecision(source, values, terminal, text);
    const jwks = values.jwks === undefined ? undefined : setIn(values.jwks);
    return verifyExport(lines, { ...values, jwks }, terminal);
  },
});

async function verifyDecision(
  source: string,
  values: Given,
  terminal: Terminal,
  piped: string,
): Promise<number> {
  const subject = await subjectOf(source, values, terminal, piped);
  try {
    const claims = await proved(subject, values, terminal);
    terminal.print(values.json ? toJson(claims) : inWords(claims));
    return 0;
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    terminal.print(values.json ? toJson({ reason: error.reason, detail: error.detail }) : error.detail);
    return 1;
  }
}

type Given = Values<typeof OPTIONS>;

/** What is to be verified: an intent, or the text of a receipt. */
async function subjectOf(
  source: string,
  values: Given,
  terminal: Terminal,
  piped: string,
): Promise<string | Decided> {
  if (/^int_\w+$/.test(source))
    return clientOf(values, terminal).getIntent(source, { signal: terminal.interrupted });
  const text = source === "-" ? piped : fileText(source);
  const json = parseJson(text);
  if (json === undefined) return text;
  const intent = isObject(json) && isObject(json.data) ? json.data : json;
  if (isIntent(intent)) return intent;
  throw new UsageError(`${source} holds neither an intent nor a receipt.`);
}

async function proved(subject: string | Decided, values: Given, terminal: Terminal): Promise<ReceiptClaims> {
  const jwks = values.jwks === undefined ? keysOf(values, terminal) : setIn(values.jwks);
  const args = values.args === undefined ? undefined : objectOf("args", values.args);
  const { outcome } = values;
  if (typeof subject !== "string") return verifyReceipt(subject, { jwks, args, outcome });
  const claims = await readReceipt(subject, jwks);
  if (outcome !== undefined && outcome !== claims.outcome) throw new ReceiptError("outcome_differs");
  if (args)
    await verifyReceipt(subject, { jwks, intent: claims.intent, outcome: claims.outcome, payload: args });
  return claims;
}

function setIn(path: string): Jwks {
  const set = parseJson(fileText(path));
  if (isJwks(set)) return set;
  throw new UsageError(`${path} holds no JSON Web Key Set.`);
}

const inWords = ({ intent, revision, outcome, decided_by, decided_at }: ReceiptClaims): string =>
  `Genuine: ${decided_by.name} gave ${outcome} to ${intent}, revision ${revision}, at ${decided_at}.`;
