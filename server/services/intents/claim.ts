import type { IntentWire } from "@/core/wire/intent";
import { type Ctx, requireReviewer } from "../context";
import { changeIntent } from "./change";
import { shownTo } from "./show";
import { requireVisible } from "./visible";

/** Takes an intent for oneself, which holds the escalation back for a while. Throws conflict where another has it. */
export const claimIntent = (ctx: Ctx, id: string): Promise<IntentWire> => handle(ctx, id, "claim");

/** Gives a claimed intent back. */
export const releaseIntent = (ctx: Ctx, id: string): Promise<IntentWire> => handle(ctx, id, "release");

async function handle(ctx: Ctx, id: string, type: "claim" | "release"): Promise<IntentWire> {
  const { member } = requireReviewer(ctx);
  const { after } = await changeIntent(ctx, id, (_, intent) => {
    requireVisible(ctx, intent);
    return { type, by: member };
  });
  return shownTo(ctx, after);
}
