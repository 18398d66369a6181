/** Something the person at the keyboard can mend: scripts print its one sentence, without a stack, and exit 1. */
export class Refusal extends Error {
  name = "Refusal";
}

/**
 * Runs a script's main function; a Refusal becomes one line on stderr, anything else is a bug and keeps its stack.
 * @param {() => Promise<unknown>} main
 */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}
