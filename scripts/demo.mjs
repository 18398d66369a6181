// `npm run demo`: the story of the README, played against the server on PORT if one runs there, else against one of its own.
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { runScript } = await import("./lib/refusal.mjs");
const { openStage } = await import("./demo/stage.mjs");
const { play } = await import("./demo/story.mjs");

const interrupted = new AbortController();
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.once(signal, () => interrupted.abort());

await runScript(async () => {
  const stage = await openStage(process.env);
  try {
    await play(stage, interrupted.signal);
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    console.error("Interrupted.");
    process.exitCode = 1;
  } finally {
    await stage.close();
  }
});
