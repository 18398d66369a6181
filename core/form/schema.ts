import { RE2JS } from "re2js";
import type { Flaw } from "../errors";
import { isJsonObject, type Json, type JsonObject, pointerOf, valueAt } from "../json";

/** Bounds that keep any validation of any answer within milliseconds. */
export const FORM_LIMITS = { bytes: 64 * 1024, depth: 24, nodes: 4_000, patternLength: 256 } as const;

/**
 * What is wrong with a form's JSON Schema, with pointers below `at`. References stay inside the document and do not
 * form circles, so its size with every reference expanded is finite, and bounded; patterns must be RE2's, which run
 * in linear time.
 */
export function flawsOfSchema(schema: JsonObject, at: string): Flaw[] {
  if (JSON.stringify(schema).length > FORM_LIMITS.bytes) {
    return [{ pointer: at, detail: `A form schema has at most ${FORM_LIMITS.bytes / 1024} KiB.` }];
  }
  const flaws: Flaw[] = schema.type === "object" ? [] : [{ pointer: `${at}/type`, detail: 'A form schema describes an object: "type": "object".' }];
  const walk = new Walk(schema, at);
  walk.visit(schema, [], 0, []);
  return [...flaws, ...walk.flaws].slice(0, 20);
}

class Walk {
  readonly flaws: Flaw[] = [];
  private nodes = 0;

  constructor(
    private readonly root: JsonObject,
    private readonly at: string,
  ) {}

  visit(node: Json, path: string[], depth: number, refs: string[]): void {
    if (typeof node !== "object" || node === null || this.flaws.length >= 20) return;
    if (++this.nodes > FORM_LIMITS.nodes) return this.stop(path, "The form schema is too large once its references are followed.");
    if (depth > FORM_LIMITS.depth) return this.stop(path, `A form schema nests at most ${FORM_LIMITS.depth} levels.`);
    if (isJsonObject(node)) {
      this.checkReference(node, path, depth, refs);
      this.checkPatterns(node, path);
    }
    for (const [key, child] of Object.entries(node)) this.visit(child, [...path, key], depth + 1, refs);
  }

  private checkReference(node: JsonObject, path: string[], depth: number, refs: string[]): void {
    for (const key of ["$ref", "$dynamicRef"]) {
      const ref = node[key];
      if (typeof ref !== "string") continue;
      if (ref !== "#" && !ref.startsWith("#/")) this.add([...path, key], "References must stay inside the schema: #/$defs/….");
      else if (refs.includes(ref) || ref === "#") this.add([...path, key], "A form schema may not refer to itself.");
      else {
        const target = valueAt(this.root, decodeURIComponent(ref.slice(1)));
        if (target === undefined) this.add([...path, key], `There is nothing at ${ref}.`);
        else this.visit(target, path, depth + 1, [...refs, ref]);
      }
    }
    if (typeof node.$id === "string") this.add([...path, "$id"], "A form schema has no $id.");
  }

  private checkPatterns(node: JsonObject, path: string[]): void {
    if (typeof node.pattern === "string") this.checkPattern(node.pattern, [...path, "pattern"]);
    const keys = isJsonObject(node.patternProperties ?? null) ? Object.keys(node.patternProperties as JsonObject) : [];
    for (const key of keys) this.checkPattern(key, [...path, "patternProperties", key]);
  }

  private checkPattern(pattern: string, path: string[]): void {
    if (pattern.length > FORM_LIMITS.patternLength) return this.add(path, `A pattern has at most ${FORM_LIMITS.patternLength} characters.`);
    try {
      RE2JS.compile(RE2JS.translateRegExp(pattern));
    } catch {
      this.add(path, "This pattern is not valid, or needs look-around or back-references, which are not allowed.");
    }
  }

  private stop(path: string[], detail: string): void {
    if (!this.flaws.some((flaw) => flaw.detail === detail)) this.add(path, detail);
  }

  private add(path: string[], detail: string): void {
    this.flaws.push({ pointer: this.at + pointerOf(path), detail });
  }
}
