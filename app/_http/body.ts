import { AppError, flaw, type Flaw } from "@/core/errors";
import { pointerOf } from "@/core/json";
import { inexactNumbers, repeatedNames } from "@/core/json-text";
import type { z } from "zod";

export const MAX_BODY_BYTES = 256 * 1024;
/** Deeper values overflow the stack of whoever prints them. */
const MAX_DEPTH = 64;

/** The raw body, read no further than the limit. Throws payload_too_large, unsupported_media_type, invalid_request. */
export async function readBody(request: Request): Promise<string> {
  const type = request.headers.get("content-type");
  if (type && !/\bjson\b/i.test(type))
    throw new AppError("unsupported_media_type", "Send the body as application/json.");
  return readText(request);
}

/** The raw body of whatever type. Throws payload_too_large, invalid_request. */
export async function readText(request: Request): Promise<string> {
  const bytes = await readBytes(request);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid_request", "The body is not valid UTF-8.");
  }
}

async function readBytes(request: Request): Promise<ArrayBuffer | Uint8Array> {
  const length = request.headers.get("content-length");
  if (Number(length ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  // HTTP reads no further than the length that was said, and reading at once spares a stream.
  if (length !== null) return request.arrayBuffer();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (): AppError =>
  new AppError(
    "payload_too_large",
    `A request has at most ${MAX_BODY_BYTES / 1024} KiB. Keep large things elsewhere and send a link.`,
  );

/** The body as its schema says. Throws invalid_request with a pointer for each flaw. */
export function parseBody<T>(schema: z.ZodType<T>, text: string): T {
  return fitting(schema, parseJson(text));
}

/** The same for a part of a body that was read already. */
export function parseValue<T>(schema: z.ZodType<T>, value: unknown): T {
  refuseOdd(value, [], 0);
  return fitting(schema, value);
}

function fitting<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues);
}

/** Query parameters as their schema says; a name given twice is refused. */
export function parseQuery<T>(schema: z.ZodType<T>, parameters: URLSearchParams): T {
  const names = [...parameters.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw flaw("invalid_request", `/${twice}`, `${twice} is given twice.`);
  for (const [name, value] of parameters) refuseOddText(value, [name]);
  const parsed = schema.safeParse(Object.fromEntries(parameters));
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues);
}

function invalid(issues: readonly z.core.$ZodIssue[]): AppError {
  const flaws = issues.flatMap(flawsOf).slice(0, 50);
  const [first] = flaws;
  const message =
    flaws.length === 1 && first
      ? `${first.pointer || "The body"}: ${first.detail}`
      : `${flaws.length} things in the request need another look.`;
  return new AppError("invalid_request", message, { flaws });
}

function flawsOf(issue: z.core.$ZodIssue): Flaw[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      detail: "There is no such field.",
    }));
  }
  if (issue.code === "invalid_union") {
    const fitting = issue.errors.filter((branch) => !branch.some(isOfAnotherType));
    const [only] = fitting;
    if (only && fitting.length === 1)
      return only.flatMap((each) => flawsOf({ ...each, path: [...issue.path, ...each.path] }));
    const inner = issue.errors.flat().find((each) => each.code === "custom") ?? issue.errors.flat()[0];
    return [{ pointer: pointerOf(issue.path), detail: inner?.message ?? issue.message }];
  }
  return [{ pointer: pointerOf(issue.path), detail: issue.message }];
}

/** A value that is not even of the type that this way of writing it has says nothing about what was meant. */
const isOfAnotherType = ({ code, path }: z.core.$ZodIssue): boolean =>
  code === "invalid_type" && path.length === 0;

/** NUL, a surrogate, or a number that may be too large for a number. */
const ODD = /\\u0000|\\ud[89a-f]|[\ud800-\udfff]|e\+?\d{3}|\d{309}/i;

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError(
      "invalid_request",
      `The body is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}`,
    );
  }
  // What PostgreSQL cannot store, or nobody can print. Most bodies show at a glance that they have nothing of it.
  if (ODD.test(text) || (text.match(/[[{]/g)?.length ?? 0) > MAX_DEPTH) refuseOdd(value, [], 0);
  refuseUnclear(text, value);
  return value;
}

/** Throws invalid_request where readers of the same JSON may see different things. */
export function refuseUnclear(text: string, value: unknown): void {
  refuseInexact(text);
  refuseRepeated(text, value);
}

/** Each name ends so; what a text says may look like one, too. */
const NAME_END = /"\s*:/g;

/** Throws invalid_request where an object names a member twice: whoever is asked might see another value than the agent means. */
function refuseRepeated(text: string, value: unknown): void {
  if ((text.match(NAME_END)?.length ?? 0) === membersIn(value)) return;
  const flaws = repeatedNames(text).map((pointer) => ({ pointer, detail: "This name is given twice." }));
  if (flaws.length > 0)
    throw new AppError("invalid_request", `${flaws[0]?.pointer} is given twice.`, {
      flaws: flaws.slice(0, 50),
    });
}

function membersIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const children = Object.values(value);
  return children.reduce(
    (sum: number, child) => sum + membersIn(child),
    Array.isArray(value) ? 0 : children.length,
  );
}

/** So many digits that some may be lost, or an exponent so small that all may be. */
const MANY_DIGITS = /[\d.]{16}|e-\d{3}/i;

/** Throws invalid_request for numbers that lose digits: a receipt's digest, and whoever is asked, would have others than the agent sent. */
function refuseInexact(text: string): void {
  if (!MANY_DIGITS.test(text)) return;
  const flaws = inexactNumbers(text).map((pointer) => ({ pointer, detail: INEXACT }));
  if (flaws.length > 0) throw new AppError("invalid_request", INEXACT, { flaws: flaws.slice(0, 50) });
}

const INEXACT = "This number has more digits than JSON's readers keep. Send it as text.";

function refuseOdd(value: unknown, path: (string | number)[], depth: number): void {
  if (depth > MAX_DEPTH)
    throw flaw("invalid_request", pointerOf(path.slice(0, 8)), `Values nest at most ${MAX_DEPTH} levels.`);
  if (typeof value === "string") refuseOddText(value, path);
  // It would be stored as null, and a person would answer another question than was asked.
  if (value === Infinity || value === -Infinity)
    throw flaw("invalid_request", pointerOf(path), "This number is too large.");
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    refuseOddText(key, path);
    refuseOdd(child, [...path, key], depth + 1);
  }
}

function refuseOddText(text: string, path: (string | number)[]): void {
  if (text.includes("\0")) throw flaw("invalid_request", pointerOf(path), "A text has no NUL character.");
  if (!text.isWellFormed())
    throw flaw("invalid_request", pointerOf(path), "A text has no half of a surrogate pair.");
}
