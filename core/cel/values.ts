import { type CelInput, type CelList, celList, isCelList, isCelMap } from "@bufbuild/cel";
import { isJsonObject, type Json, type JsonObject } from "../json";

/** JSON as CEL reads it: numbers are doubles. Objects are looked into only where an expression does, however large they are. */
export function celOf(value: Json): CelInput {
  if (Array.isArray(value)) return celList(value.map(celOf));
  return isJsonObject(value) ? new JsonMap(value) : value;
}

class JsonMap extends Map<string, CelInput> {
  readonly #source: JsonObject;
  readonly #seen = new Map<string, CelInput>();

  constructor(source: JsonObject) {
    super();
    this.#source = source;
  }

  override get(key: string): CelInput | undefined {
    const seen = this.#seen.get(key);
    if (seen !== undefined || !this.has(key)) return seen;
    const value = celOf(this.#source[key] ?? null);
    this.#seen.set(key, value);
    return value;
  }

  override has(key: string): boolean {
    return Object.hasOwn(this.#source, key);
  }

  override get size(): number {
    return Object.keys(this.#source).length;
  }

  override keys() {
    return Object.keys(this.#source).values();
  }

  override values() {
    return this.#pairs()
      .map(([, value]) => value)
      .values();
  }

  override entries() {
    return this.#pairs().values();
  }

  override [Symbol.iterator]() {
    return this.entries();
  }

  #pairs(): [string, CelInput][] {
    return Object.keys(this.#source).map((key) => [key, this.get(key) ?? null]);
  }
}

/** How much there is to read at the surface of a value. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length / 16;
  if (value instanceof Uint8Array) return value.length / 16;
  return isCelList(value) || isCelMap(value) ? value.size : 0;
}

/** How much there is to read in all of a value, counted no further than `limit`. */
export function weightOf(value: unknown, limit: number): number {
  let weight = 1 + (typeof value === "string" ? value.length / 16 : 0);
  const inner: Iterable<unknown> = isCelList(value) || isCelMap(value) ? value.values() : [];
  for (const each of inner) {
    weight += weightOf(each, limit - weight);
    if (weight > limit) break;
  }
  return weight;
}

/** Both lists in one, flat: the library nests them, and reading a thousand nested ones takes a million steps. */
export const joined = (left: CelList, right: CelList): CelList => celList([...left, ...right]);
