/** What a command has of the world. */
export interface Terminal {
  env: Readonly<Record<string, string | undefined>>;
  /** A line of the answer: all that stdout ever gets. */
  print: (line: string) => void;
  /** Whether somebody sits there; scripts hear of no progress. */
  isWatched: boolean;
  /** A line of progress, where it is watched. */
  note: (line: string) => void;
  /** All of stdin, as text. */
  readInput: () => Promise<string>;
  /** Aborts with an Interrupted when Ctrl-C is pressed, or somebody asks the process to end. */
  interrupted: AbortSignal;
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;

/** The process was asked to end. */
export class Interrupted extends Error {
  readonly signal: keyof typeof SIGNALS;

  /** What is left, and how to go on. */
  constructor(signal: keyof typeof SIGNALS, message = "Interrupted.") {
    super(message);
    this.signal = signal;
  }

  /** What shells expect of a process that a signal ended. */
  get exitCode(): number {
    return 128 + SIGNALS[this.signal];
  }
}

/** The terminal, pipe or CI job that this process runs in. */
export function thisTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => controller.abort(new Interrupted(signal))); // a second one ends it the hard way
  // Whoever reads stopped reading, like `| head -1`.
  stdout.on("error", () => process.exit());
  return {
    env,
    print: (line) => void stdout.write(`${line}\n`),
    isWatched: stderr.isTTY,
    note: (line) => void (stderr.isTTY && stderr.write(`${line}\n`)),
    readInput: async () => {
      let text = "";
      for await (const chunk of stdin.setEncoding("utf8")) text += String(chunk);
      return text;
    },
    interrupted: controller.signal,
  };
}
