// Preloaded into what the launcher starts: ends it when the launcher is gone, even by kill -9, so that no orphan keeps the port.
import { isMainThread } from "node:worker_threads";

// Node hands preloads down to workers and forks; those have parents of their own, and live by their channels.
const isOurs = new URL(import.meta.url).searchParams.get("of") === String(process.ppid);
if (isOurs && isMainThread && process.channel) {
  process.once("disconnect", () => process.exit(1));
  process.channel.unref();
}
