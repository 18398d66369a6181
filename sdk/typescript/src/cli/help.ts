import type { Option, Spec } from "./command.js";

/** The usage of a command, its options and what else there is to say. */
export function helpOf(
  name: string,
  { summary, args, options, details }: Omit<Spec<readonly string[], Readonly<Record<string, Option>>>, "run">,
): string {
  const usage = ["countersign", name, ...args.map((arg) => `<${arg}>`), "[options]"].join(" ");
  const lines = Object.entries(options).map(([long, option]) => [flagOf(long, option), option.help] as const);
  return [`Usage: ${usage}`, summary, table(lines), details].join("\n\n");
}

/** Two columns. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}

const flagOf = (long: string, { short, value }: Option): string =>
  `${short ? `-${short}, ` : ""}--${long}${value ? ` ${value}` : ""}`;
