import { RE2JS } from "re2js";
import type { Flaw } from "../errors";
import { isJsonObject, type Json, type JsonObject, pointerOf, valueAt } from "../json";

/** Bounds of a schema. `nodes` counts every value in it, again wherever a reference leads to it. */
export const FORM_LIMITS = {
  bytes: 64 * 1024,
  depth: 24,
  nodes: 8_000,
  patterns: 50,
  patternLength: 256,
} as const;

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/**
 * What is wrong with a form's JSON Schema, with pointers below `at`. References stay inside the document and do not
 * form circles, so its size with every reference expanded is finite, and bounded; patterns must be RE2's, which run
 * in linear time.
 */
export function flawsOfSchema(schema: JsonObject, at: string): Flaw[] {
  if (JSON.stringify(schema).length > FORM_LIMITS.bytes) {
    return [{ pointer: at, detail: `A form schema has at most ${FORM_LIMITS.bytes / 1024} KiB.` }];
  }
  const flaws: Flaw[] =
    schema.type === "object"
      ? []
      : [{ pointer: `${at}/type`, detail: 'A form schema describes an object: "type": "object".' }];
  if (schema.$schema !== undefined && schema.$schema !== DIALECT) {
    flaws.push({
      pointer: `${at}/$schema`,
      detail: `A form schema is written in JSON Schema 2020-12: ${DIALECT}.`,
    });
  }
  // Ajv's own keyword: it would turn every validation into a promise, which counts as true.
  if (schema.$async !== undefined)
    flaws.push({ pointer: `${at}/$async`, detail: "A form schema has no $async." });
  const walk = new Walk(schema, at);
  walk.visit(schema, [], 0, []);
  return [...flaws, ...walk.flaws].slice(0, 20);
}

/** How many values a sound schema has with every reference expanded: what checking one value may cost. */
export function nodesOf(schema: JsonObject): number {
  const walk = new Walk(schema, "");
  walk.visit(schema, [], 0, []);
  return walk.nodes;
}

class Walk {
  readonly flaws: Flaw[] = [];
  nodes = 0;
  private readonly patterns = new Set<string>();

  constructor(
    private readonly root: JsonObject,
    private readonly at: string,
  ) {}

  visit(node: Json, path: string[], depth: number, refs: string[]): void {
    if (this.flaws.length >= 20) return;
    if (++this.nodes > FORM_LIMITS.nodes)
      return this.stop(path, "The form schema is too large once its references are followed.");
    if (typeof node !== "object" || node === null) return;
    if (depth > FORM_LIMITS.depth)
      return this.stop(path, `A form schema nests at most ${FORM_LIMITS.depth} levels.`);
    if (isJsonObject(node)) {
      this.checkReference(node, path, depth, refs);
      this.checkPatterns(node, path);
    }
    for (const [key, child] of Object.entries(node)) this.visit(child, [...path, key], depth + 1, refs);
  }

  private checkReference(node: JsonObject, path: string[], depth: number, refs: string[]): void {
    const ref = node.$ref;
    if (typeof ref === "string") this.follow(ref, path, depth, refs);
    if (typeof node.$id === "string") this.add([...path, "$id"], "A form schema has no $id.");
    if (typeof node.$dynamicRef === "string")
      this.add([...path, "$dynamicRef"], "A form schema refers to its parts with $ref.");
  }

  private follow(ref: string, path: string[], depth: number, refs: string[]): void {
    const at = [...path, "$ref"];
    if (ref === "#" || refs.includes(ref)) return this.add(at, "A form schema may not refer to itself.");
    if (!ref.startsWith("#/")) return this.add(at, "References must stay inside the schema: #/$defs/….");
    const target = valueAt(this.root, decoded(ref.slice(1)));
    if (!isJsonObject(target) && typeof target !== "boolean")
      return this.add(at, `There is no schema at ${ref}.`);
    this.visit(target, path, depth + 1, [...refs, ref]);
  }

  private checkPatterns(node: JsonObject, path: string[]): void {
    if (typeof node.pattern === "string") this.checkPattern(node.pattern, [...path, "pattern"]);
    const keys = isJsonObject(node.patternProperties ?? null)
      ? Object.keys(node.patternProperties as JsonObject)
      : [];
    for (const key of keys) this.checkPattern(key, [...path, "patternProperties", key]);
  }

  private checkPattern(pattern: string, path: string[]): void {
    if (this.patterns.has(pattern)) return;
    this.patterns.add(pattern);
    if (this.patterns.size > FORM_LIMITS.patterns)
      return this.stop(path, `A form schema has at most ${FORM_LIMITS.patterns} patterns.`);
    if (pattern.length > FORM_LIMITS.patternLength)
      return this.add(path, `A pattern has at most ${FORM_LIMITS.patternLength} characters.`);
    try {
      RE2JS.compile(RE2JS.translateRegExp(pattern));
    } catch {
      this.add(
        path,
        "This pattern is not valid, or needs look-around or back-references, which are not allowed.",
      );
    }
  }

  private stop(path: string[], detail: string): void {
    if (!this.flaws.some((flaw) => flaw.detail === detail)) this.add(path, detail);
  }

  private add(path: string[], detail: string): void {
    this.flaws.push({ pointer: this.at + pointerOf(path), detail });
  }
}

/** A reference is a part of a URI: what is not well escaped leads nowhere. */
function decoded(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return "~";
  }
}
