// Loaded before the server where a run has its clock go wrong: all of this process's dates are off by CHAOS_CLOCK_MS. Timers keep their pace.
const shiftMs = Number(process.env.CHAOS_CLOCK_MS ?? 0);
const Real = Date;
const now = () => Real.now() + shiftMs;

if (shiftMs !== 0) {
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, asked) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
}
