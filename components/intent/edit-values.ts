import type { Flaw } from "@/core/errors";
import { type Json, kindOf, pointerOf, valueAt } from "@/core/json";

/** How a value is edited. What is no text, number or switch is edited as JSON. */
export type EditKind = "text" | "long_text" | "number" | "switch" | "json";

const LONG = 120;

export function editKindOf(value: Json): EditKind {
  const kind = kindOf(value);
  if (kind === "string" || kind === "null")
    return String(value ?? "").length > LONG || String(value ?? "").includes("\n") ? "long_text" : "text";
  if (kind === "number") return "number";
  return kind === "boolean" ? "switch" : "json";
}

/** A value as the text that its field begins with. */
export function editText(value: Json): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

/** The typed value behind a field's text, or why there is none. Types are kept: a number stays a number. */
export function parseEdit(before: Json, text: string): { value: Json } | { detail: string } {
  switch (kindOf(before)) {
    case "string":
      return { value: text };
    case "null":
      return { value: text === "" ? null : text };
    case "number": {
      const number = Number(text.trim().replace(",", "."));
      return text.trim() !== "" && Number.isFinite(number)
        ? { value: number }
        : { detail: "This must be a number." };
    }
    case "boolean":
      return { value: text === "true" };
    case "array":
    case "object":
      return parseJson(before, text);
  }
}

function parseJson(before: Json, text: string): { value: Json } | { detail: string } {
  try {
    const value: Json = JSON.parse(text);
    if (kindOf(value) === kindOf(before)) return { value };
    return {
      detail: kindOf(before) === "array" ? "This must stay a list: […]." : "This must stay an object: {…}.",
    };
  } catch {
    return { detail: "This is not valid JSON." };
  }
}

/** The edits that the fields' texts make, unchanged ones left out, and what is wrong with the others. */
export function editsOf(
  payload: Json,
  texts: Readonly<Record<string, string>>,
): { edits: Record<string, Json>; flaws: Flaw[] } {
  const edits: Record<string, Json> = {};
  const flaws: Flaw[] = [];
  for (const [pointer, text] of Object.entries(texts)) {
    const before = valueAt(payload, pointer);
    if (before === undefined || text === editText(before)) continue;
    const parsed = parseEdit(before, text);
    if ("detail" in parsed) flaws.push({ pointer: pointerOf(["edits", pointer]), detail: parsed.detail });
    else if (JSON.stringify(parsed.value) !== JSON.stringify(before)) edits[pointer] = parsed.value;
  }
  return { edits, flaws };
}
