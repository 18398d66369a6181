import { parseAllowList, refusalOf } from "@/server/adapters/webhook/address";
import { settings } from "@/server/settings";

/** Says why webhooks may not go to an address; null where they may. */
export const refuseCallback = (url: string): string | null =>
  refusalOf(url, parseAllowList(settings().COUNTERSIGN_WEBHOOK_ALLOW));
