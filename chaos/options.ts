import { parseArgs } from "node:util";
import { Refusal } from "@/scripts/lib/refusal.mjs";
import { FAULTS } from "./faults/all";

export interface Options {
  cycles: number;
  /** How many cycles run side by side. */
  atOnce: number;
  /** No new cycle begins after so long. */
  minutes: number;
  /** The names of the faults that happen. */
  faults: string[];
  /** Milliseconds between the beginnings of two faults, on average. */
  pauseMs: number;
  seed: number;
  /** Where the figures are written as JSON, too. */
  report: string | undefined;
}

const TEXTS = {
  cycles: { type: "string", default: "10000" },
  "at-once": { type: "string", default: "48" },
  minutes: { type: "string", default: "600" },
  faults: { type: "string", default: "" },
  pause: { type: "string", default: "1500" },
  seed: { type: "string" },
  report: { type: "string" },
} as const;

/** Reads the command line. A fault is asked for by its name or by what its name begins with: `--faults=database,mail-hangs`. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: TEXTS });
  return {
    cycles: number("cycles", values.cycles),
    atOnce: number("at-once", values["at-once"]),
    minutes: number("minutes", values.minutes),
    faults: faultsNamed(values.faults.split(",").filter(Boolean)),
    pauseMs: number("pause", values.pause),
    seed: values.seed === undefined ? Math.floor(Math.random() * 1e9) : number("seed", values.seed),
    report: values.report,
  };
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Refusal(`--${name}=${text} is not a number.`);
  return value;
}

function faultsNamed(wanted: string[]): string[] {
  const names = FAULTS.map(({ name }) => name);
  if (wanted.length === 0) return names;
  const unknown = wanted.find((word) => word !== "none" && !names.some((name) => name.startsWith(word)));
  if (unknown) throw new Refusal(`There is no fault ${unknown}: ${names.join(", ")} are.`);
  return names.filter((name) => wanted.some((word) => name.startsWith(word)));
}
