import type { Server } from "node:http";
import { disconnect, type Running } from "@/server/engine";
import { settings } from "@/server/settings";
import { announceClosing } from "@/server/services/waiting/closing";
import { close } from "./serve";

/**
 * Ends the work of this process in order: readiness says no while requests are still taken; then those who wait are sent away,
 * requests under way are answered, the clock finishes or gives back what it has in hand, and the connections are closed. Resolves
 * within the drain and some seconds, whatever hangs.
 */
export async function stopServing(server: Server, engine: Running | null): Promise<void> {
  announceClosing();
  const drainMs = settings().COUNTERSIGN_DRAIN_SECONDS * 1000;
  if (drainMs > 0) await new Promise((resolve) => setTimeout(resolve, drainMs));
  await Promise.all([close(server), engine?.stop()]);
  await disconnect();
}
