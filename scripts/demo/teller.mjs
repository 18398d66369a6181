/**
 * Says each step as it happens, with the seconds since the first.
 * @param {(line: string) => void} [write]
 */
export function createTeller(write = console.log) {
  const startedAt = performance.now();
  const margin = " ".repeat(10);
  return {
    /** @param {string} headline @param {string[]} details */
    tell(headline, ...details) {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      write(`\n${`${seconds} s`.padStart(8)}  ${headline}`);
      for (const detail of details) write(margin + detail);
    },
    /** What a process of the agent writes. @param {string} line */
    agentSays: (line) => write(`${margin}agent │ ${line}`),
  };
}
