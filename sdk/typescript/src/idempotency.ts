/** A key that no other call has. Where `crypto.randomUUID` is missing (Node 18) it need only be unique, not secret. */
export function newIdempotencyKey(): string {
  if (typeof crypto !== "undefined" && "randomUUID" in crypto) return crypto.randomUUID();
  return Array.from({ length: 4 }, () => Math.random().toString(36).slice(2)).join("-");
}
