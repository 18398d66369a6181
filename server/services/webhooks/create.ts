import { AppError, flaw } from "@/core/errors";
import type { ReachOf } from "@/core/webhook";
import type { WebhookBody, WebhookCreatedWire } from "@/core/wire/webhooks";
import { type Endpoint, insertEndpoint, isUrlTaken } from "@/server/db/webhooks";
import { administer } from "../administration/administer";
import { type Ctx, newId, requireAdmin } from "../context";
import { requireRecentStep } from "../second-step/needs";
import { newWebhookSecret } from "../secrets";
import { readWebhook } from "./read";
import { entryOf } from "./show";

const MOST = 50;

/** Has an address hear of events, and gives the secret that signs them this once. Throws forbidden, step_up_required, invalid_request, conflict. */
export async function createWebhook(
  ctx: Ctx,
  { url, events }: WebhookBody,
  reachOf: ReachOf,
): Promise<WebhookCreatedWire> {
  requireAdmin(ctx);
  await requireRecentStep(ctx, {
    detail: "What happens here will be sent to another address: confirm that it is you.",
  });
  if ((await reachOf(url)) === "private") throw flaw("invalid_request", "/url", PRIVATE);
  const secret = newWebhookSecret();
  const { workspaceId, now: createdAt } = ctx;
  const endpoint: Endpoint = {
    ...{ id: newId("end"), workspaceId, url, events, createdAt, disabled: null },
    struggle: { failingSince: null, givenUp: 0 },
    oldSecrets: [],
  };
  const change = { kind: "webhook", id: endpoint.id, name: url, action: "created" } as const;
  await atOwnAddress(() =>
    administer(ctx, async (tx) => {
      if (!(await insertEndpoint(tx, endpoint, secret, MOST)))
        throw new AppError("conflict", `There are ${MOST} webhooks; remove one that nobody listens to.`);
      return { result: null, changes: [{ ...change, before: null, after: entryOf(endpoint) }] };
    }),
  );
  return { webhook: await readWebhook(ctx, endpoint.id), secret };
}

const PRIVATE =
  "This is a private address. Whoever runs this server can allow it with COUNTERSIGN_WEBHOOK_ALLOW.";

/** A fact goes to an address once, so a second endpoint there would hear nothing. */
async function atOwnAddress<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUrlTaken(error))
      throw flaw("conflict", "/url", "There is a webhook to this address already: change its events.");
    throw error;
  }
}
