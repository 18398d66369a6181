/** RFC 3339 and what the browser's own controls for times speak, in the reader's zone. */

const two = (number: number): string => String(number).padStart(2, "0");

/** "2026-11-22T09:30:00Z" as "2026-11-22T10:30" in the reader's zone; "" where it is none. */
export function toLocalDateTime(value: unknown): string {
  const at = new Date(typeof value === "string" ? value : Number.NaN);
  if (Number.isNaN(at.getTime())) return "";
  const date = `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${clockOf(at)}`;
}

/** "2026-11-22T10:30" in the reader's zone as RFC 3339, in UTC. */
export function fromLocalDateTime(local: string): string | undefined {
  const at = new Date(local);
  return local === "" || Number.isNaN(at.getTime()) ? undefined : at.toISOString().replace(".000Z", "Z");
}

/** "08:30:00Z" as "09:30" in the reader's zone, as it is on the day of `now`. */
export function toLocalTime(value: unknown, now: Date): string {
  if (typeof value !== "string") return "";
  const hasZone = /(z|[+-]\d\d:?\d\d)$/i.test(value);
  if (!hasZone) return value.slice(0, 5);
  const at = new Date(`${now.toISOString().slice(0, 10)}T${value}`);
  return Number.isNaN(at.getTime()) ? "" : clockOf(at);
}

/** "09:30" in the reader's zone as RFC 3339 has it, with the offset of the day of `now`. */
export function fromLocalTime(local: string, now: Date): string | undefined {
  if (local === "") return undefined;
  const west = now.getTimezoneOffset();
  const offset = `${west > 0 ? "-" : "+"}${two(Math.floor(Math.abs(west) / 60))}:${two(Math.abs(west) % 60)}`;
  return `${local.length === 5 ? `${local}:00` : local}${west === 0 ? "Z" : offset}`;
}

function clockOf(at: Date): string {
  const seconds = at.getSeconds() === 0 ? "" : `:${two(at.getSeconds())}`;
  return `${two(at.getHours())}:${two(at.getMinutes())}${seconds}`;
}
