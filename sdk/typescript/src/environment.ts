declare const process: { env: Record<string, string | undefined> } | undefined;

/** The value of an environment variable, on runtimes that have them. Throws a TypeError that names both ways to give it. */
export function fromEnvironment(variable: string, option: string): string {
  const value = typeof process === "undefined" ? undefined : process.env[variable];
  if (value) return value;
  throw new TypeError(`Countersign needs ${option}: pass it, or set ${variable}.`);
}
