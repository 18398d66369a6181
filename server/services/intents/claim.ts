import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "../context";
import { handleIntent } from "./handle";

/** Takes an intent for oneself, which holds the escalation back for a while. Throws conflict where another has it. */
export const claimIntent = (ctx: Ctx, id: string): Promise<IntentWire> =>
  handleIntent(ctx, id, ({ member: by }) => ({ type: "claim", by }));

/** Gives a claimed intent back. */
export const releaseIntent = (ctx: Ctx, id: string): Promise<IntentWire> =>
  handleIntent(ctx, id, ({ member: by }) => ({ type: "release", by }));
