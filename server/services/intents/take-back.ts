import type { IntentWire } from "@/core/wire/intent";
import { type Ctx, requireReviewer } from "../context";
import { changeIntent } from "./change";
import { shownTo } from "./show";
import { requireVisible } from "./visible";

/** Takes one's own answer back while it is held. Throws already_decided once the agent was told, conflict where nothing is held. */
export async function takeBackAnswer(ctx: Ctx, id: string): Promise<IntentWire> {
  const { member } = requireReviewer(ctx);
  const { after } = await changeIntent(ctx, id, (_, intent) => {
    requireVisible(ctx, intent);
    return { type: "take_back", by: member };
  });
  return shownTo(ctx, after);
}
