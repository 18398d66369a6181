/** What something returns, and the milliseconds of work it took: not of waiting, since other tests run beside. */
export function worked<T>(act: () => T): { result: T; ms: number } {
  const start = process.cpuUsage();
  const result = act();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1000 };
}
