import type { Json } from "@/core/json";

/** One place where two documents differ; a missing side was not there. */
export interface Change {
  pointer: string;
  before?: Json;
  after?: Json;
}

/** A pointer as people read it: /customer/addresses/0/zip is "customer › addresses › 1 › zip". */
export function placeInWords(pointer: string): string {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return keys.map((key) => (/^\d+$/.test(key) ? String(Number(key) + 1) : key)).join(" › ");
}
