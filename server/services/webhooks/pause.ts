import { type DisabledReason, keepsFailing } from "@/core/webhook";
import { alertAdmins } from "@/server/db/alerts";
import { stopDeliveries } from "@/server/db/deliveries";
import { lockEndpoint, updateEndpoint } from "@/server/db/webhooks";
import { recorded } from "../administration/administer";
import type { Ctx } from "../context";
import { entryOf } from "./show";

interface Why {
  reason: Exclude<DisabledReason, "admin">;
  lastError: string;
}

const SAYS = {
  gone: { action: "disabled", stopped: "The endpoint answered 410 to another delivery." },
  failing: { action: "paused", stopped: "The endpoint was paused." },
} as const;

/** Stops an endpoint that is gone or keeps failing, gives up what waits for it, and tells the admins. A no-op where it is stopped already, or fares better by now. */
export async function pauseWebhook(ctx: Ctx, id: string, { reason, lastError }: Why): Promise<void> {
  const { workspaceId, now } = ctx;
  await recorded(ctx, async (tx) => {
    const before = await lockEndpoint(tx, workspaceId, id);
    const stays = !before || before.disabled || (reason === "failing" && !keepsFailing(before.struggle, now));
    if (stays) return { result: null, changes: [] };
    const after = { ...before, disabled: { at: now, reason } };
    const { failingSince, givenUp } = before.struggle;
    const about = {
      webhook: { id, url: before.url },
      ...{ reason, lastError, givenUp, failingSince: failingSince?.toISOString() ?? null },
    };
    await updateEndpoint(tx, after);
    await stopDeliveries(tx, id, SAYS[reason].stopped);
    await alertAdmins(tx, workspaceId, about, now);
    const change = { kind: "webhook" as const, id, name: before.url, action: SAYS[reason].action };
    return { result: null, changes: [{ ...change, before: entryOf(before), after: entryOf(after) }] };
  });
}
