import { parseArgs } from "node:util";
import { helpOf } from "./help.js";
import type { Terminal } from "./terminal.js";

/** An option, as `parseArgs` wants it, with its line of help. */
export interface Option {
  type: "string" | "boolean";
  multiple?: boolean;
  short?: string;
  /** What stands for its value in the help, like `DURATION`. */
  value?: string;
  help: string;
}

export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O["type"] extends "string" ? string : boolean;

/** The values that were given, by the options' names. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]?: O[Name]["multiple"] extends true ? ValueOf<O[Name]>[] : ValueOf<O[Name]>;
};

/** What a file of `cli/` exports through `command`. */
export interface Spec<A extends readonly string[], O extends Options> {
  /** One line, for the list of commands. */
  summary: string;
  /** The names of its arguments; all are required. */
  args: A;
  options: O;
  /** More help, below the options: what it prints, and its exit codes. */
  details: string;
  /** Does it. Returns the exit code; what it throws becomes one sentence and exit code 3. */
  run: (
    given: { args: { [Name in keyof A]: string }; values: Values<O> },
    terminal: Terminal,
  ) => Promise<number>;
}

/** A command, as the table in cli.ts holds it. */
export interface Command {
  summary: string;
  /** All of its help; `name` is what it is called. */
  help: (name: string) => string;
  run: (args: string[], terminal: Terminal) => Promise<number>;
}

/** The command line makes no sense; whoever typed it sees the usage besides. */
export class UsageError extends Error {}

/** A command that finds its arguments parsed, counted and typed. */
export function command<const A extends readonly string[], const O extends Options>(
  spec: Spec<A, O>,
): Command {
  return {
    summary: spec.summary,
    help: (name) => helpOf(name, spec),
    run: (line, terminal) => {
      const { values, positionals: args } = parsed(line, spec.options);
      if (!hasLengthOf(spec.args, args)) throw new UsageError(arityOf(spec.args, args.length));
      return spec.run({ args, values: values as Values<O> }, terminal);
    },
  };
}

function parsed(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function hasLengthOf<const A extends readonly string[]>(
  names: A,
  args: string[],
): args is string[] & { [Name in keyof A]: string } {
  return args.length === names.length;
}

const arityOf = (names: readonly string[], given: number): string =>
  given < names.length
    ? `It lacks ${names.slice(given).join(" and ")}.`
    : "There is more on the line than it takes.";
