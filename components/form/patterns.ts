import type { RE2JS } from "re2js";

type Engine = typeof RE2JS;

let engine: Engine | null = null;
const compiled = new Map<string, (text: string) => boolean>();

/** Fetches the engine for patterns, which is large and which most forms do not need. */
export async function loadPatterns(): Promise<void> {
  engine ??= (await import("re2js")).RE2JS;
}

/**
 * Whether a text fits a pattern that an agent wrote. Agents are not trusted, so it runs in linear time; until the
 * engine is there everything fits, and the server has the last word.
 */
export function fitsPattern(pattern: string, text: string): boolean {
  if (!engine) return true;
  const known = compiled.get(pattern) ?? compile(engine, pattern);
  compiled.set(pattern, known);
  return known(text);
}

function compile(re2: Engine, pattern: string): (text: string) => boolean {
  try {
    const regExp = re2.compile(re2.translateRegExp(pattern));
    return (text) => regExp.matcher(text).find();
  } catch {
    return () => true;
  }
}
