import { isJsonObject, type Json } from "@/core/json";
import type { FieldRow, Letter } from "./letter";
import { shortJson } from "./short-json";
import { oneLine } from "./untrusted";
import { SHORTENED } from "./wording";

const MAX_ROWS = 8;
const MAX_NAME = 60;
const MAX_VALUE = 200;

/** The first fields of what the agent wants to act on, or null where there are none. */
export function payloadFields(payload: Json, intentType: string): Letter["fields"] {
  const entries = entriesOf(payload);
  if (entries.length === 0) return null;
  const rows = entries.slice(0, MAX_ROWS).map(([name, value]) => row(name, value));
  const aside = oneLine(intentType, 80);
  return { title: "Request data", aside, rows, note: note(entries.length - rows.length, rows) };
}

function entriesOf(payload: Json): [string, Json][] {
  if (isJsonObject(payload)) return Object.entries(payload);
  if (Array.isArray(payload)) return payload.map((value, index) => [String(index + 1), value]);
  return payload === null ? [] : [["value", payload]];
}

function row(name: string, value: Json): FieldRow {
  const code = typeof value !== "string";
  const text = oneLine(code ? shortJson(value, MAX_VALUE) : value, MAX_VALUE);
  return { name: oneLine(name, MAX_NAME) || "(no name)", value: text || "(empty)", code };
}

function note(hidden: number, rows: FieldRow[]): string | null {
  if (hidden > 0) return `${hidden} more ${hidden === 1 ? "field" : "fields"}: the request shows everything.`;
  return rows.some(({ name, value }) => `${name}${value}`.includes("…")) ? SHORTENED : null;
}
