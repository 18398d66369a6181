import type { Figures } from "./figures";
import type { Options } from "./options";
import { type Broken, INVARIANTS } from "./verdict/all";

export interface Result {
  options: Options;
  seconds: number;
  /** How far the clocks had to be moved on until everything had ended. */
  movedMs: number;
  figures: Figures;
  /** How many invariants were looked at. */
  promises: number;
  broken: Broken[];
}

const SHOWN = 8;

/** Besides the invariants, the stories themselves: a run in which one met what it does not know is broken. */
export const PROMISES = INVARIANTS.length + 1;

/** Prints what happened, and what does not hold. */
export function tell({ options, seconds, movedMs, figures, promises, broken }: Result, folder: string): void {
  console.log(`\n${Math.round(seconds)} s, then the clocks moved on by ${Math.round(movedMs / 60_000)} min`);
  for (const [what, count] of Object.entries(figures.toJSON()))
    console.log(`${String(count).padStart(9)}  ${what}`);
  for (const { promise, where } of broken) {
    console.log(`\nBROKEN: ${promise} (${where.length})`);
    for (const one of where.slice(0, SHOWN)) console.log(`  ${one}`);
  }
  if (broken.length > 0) console.log(`\nThe servers' logs are in ${folder}.`);
  console.log(`\nseed ${options.seed}: ${promises - broken.length} invariants held, ${broken.length} broken`);
}
