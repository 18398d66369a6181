import { OVERLAP_SECONDS, rotateSecret } from "@/core/webhook-secrets";
import type { SecretRotationBody, WebhookCreatedWire } from "@/core/wire/webhooks";
import { secretsOf, setSecrets } from "@/server/db/webhooks";
import { administer } from "../administration/administer";
import type { Ctx } from "../context";
import { requireRecentStep } from "../second-step/needs";
import { newWebhookSecret } from "../secrets";
import { lockedEndpoint } from "./find";
import { readWebhook } from "./read";
import { entryOf } from "./show";

/** Signs an endpoint's deliveries with another secret, shown this once; the one before signs, too, until the overlap is over. Throws forbidden, not_found, step_up_required. */
export async function rotateWebhookSecret(
  ctx: Ctx,
  id: string,
  { overlap = OVERLAP_SECONDS }: SecretRotationBody,
): Promise<WebhookCreatedWire> {
  await requireRecentStep(ctx, { detail: "Another secret will sign this webhook: confirm that it is you." });
  const secret = newWebhookSecret();
  await administer(ctx, async (tx) => {
    const endpoint = await lockedEndpoint(tx, ctx, id);
    await setSecrets(tx, endpoint, rotateSecret(await secretsOf(tx, endpoint), secret, overlap, ctx.now));
    const change = { kind: "webhook", id, name: endpoint.url, action: "rotated the secret of" } as const;
    const before = entryOf(endpoint);
    return {
      result: null,
      changes: [{ ...change, before, after: { ...before, secret_overlap_seconds: overlap } }],
    };
  });
  return { webhook: await readWebhook(ctx, id), secret };
}
