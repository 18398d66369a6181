import { type Command, UsageError } from "./command.js";
import { table } from "./help.js";
import { Interrupted, type Terminal } from "./terminal.js";

/** Any failure that is not an answer. */
const ERROR = 3;

/** Runs the command that the line names. Returns the exit code; every failure is one sentence for `complain`. */
export async function run(
  commands: ReadonlyMap<string, Command>,
  [name = "--help", ...args]: string[],
  terminal: Terminal,
  { version, complain }: { version: () => string; complain: (line: string) => void },
): Promise<number> {
  const command = commands.get(name);
  try {
    if (wantsHelp(args) && command) terminal.print(command.help(name));
    else if (command) return await command.run(args, terminal);
    else if (wantsHelp([name]) || name === "help") terminal.print(overview(commands));
    else if (name === "--version") terminal.print(version());
    else throw new UsageError(`There is no command ${name}.`);
    return 0;
  } catch (error) {
    if (error instanceof Interrupted) {
      complain(error.message);
      return error.exitCode;
    }
    complain(`countersign: ${sentenceOf(error)}`);
    if (error instanceof UsageError) complain(`\n${command ? command.help(name) : overview(commands)}`);
    return ERROR;
  }
}

/** Before any `--`, behind which everything is an argument. */
function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h");
}

const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, "; ");

const overview = (commands: ReadonlyMap<string, Command>): string =>
  [
    "Usage: countersign <command> [options]",
    "Asks people, and waits for their answer.",
    table([...commands].map(([name, { summary }]) => [name, summary])),
    "countersign <command> --help says more. COUNTERSIGN_URL and COUNTERSIGN_API_KEY say where the server is and who asks.",
  ].join("\n\n");
