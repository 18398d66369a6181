/**
 * One instance per process of what must not exist twice. Next.js loads a module once for each of its bundles,
 * so module-level variables would give every bundle its own pool and its own listeners.
 */
export function shared<T>(name: string, make: () => T): T {
  const key = Symbol.for(`countersign.${name}`);
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  return (store[key] ??= make());
}
