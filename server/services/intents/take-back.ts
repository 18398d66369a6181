import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "../context";
import { handleIntent } from "./handle";

/** Takes one's own answer back while it is held. Throws already_decided once the agent was told, conflict where nothing is held. */
export const takeBackAnswer = (ctx: Ctx, id: string): Promise<IntentWire> =>
  handleIntent(ctx, id, ({ member: by }) => ({ type: "take_back", by }));
