/** Next.js calls this once when the server process starts: the engine runs beside the requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startEngine, stopOnSignals } = await import("./server/engine");
  stopOnSignals(await startEngine());
}
