import type { Json } from "@/core/json";

/**
 * JSON on one line with room to break, written little further than `room` characters, because a payload may be huge
 * or nested deeper than `JSON.stringify` can go. What is left out leaves an ellipsis.
 */
export function shortJson(value: Json, room: number): string {
  if (room <= 0) return "…";
  if (typeof value === "string")
    return JSON.stringify(value.length > room ? `${value.slice(0, room)}…` : value);
  if (typeof value !== "object" || value === null) return String(value);

  const isList = Array.isArray(value);
  let text = "";
  for (const [key, item] of isList ? value.entries() : Object.entries(value)) {
    if (text !== "") text += ", ";
    if (text.length >= room) {
      text += "…";
      break;
    }
    const name = isList ? "" : `${shortJson(String(key), room - text.length)}: `;
    text += name + shortJson(item, room - text.length - name.length - 1);
  }
  return isList ? `[${text}]` : `{${text}}`;
}
