import type { WebhookCreatedWire } from "@/core/wire/webhooks";
import { Banner } from "../../ui/banner";
import { CopyBlock } from "../../ui/copy-block";

const VERIFY = `import { Webhook } from "standardwebhooks";

const hook = new Webhook(process.env.COUNTERSIGN_WEBHOOK_SECRET);

// body: the text as it came. Throws if it is not ours.
const event = hook.verify(body, Object.fromEntries(request.headers));`;

/** A secret that is never shown again, and what it is for. */
export function NewSecret({ created, leaving }: { created: WebhookCreatedWire; leaving: boolean }) {
  return (
    <div className="flex flex-col gap-4 pb-2">
      {leaving && (
        <Banner tone="warn" title="Have you kept it?">
          The secret cannot be shown again. Close once more to leave without it.
        </Banner>
      )}
      <p className="text-pretty">
        Every event to <span className="font-medium wrap-anywhere">{created.webhook.url}</span> is signed with
        this secret. It is shown only now: whoever loses it rotates it.
      </p>
      <CopyBlock label="Signing secret" text={created.secret} />
      <CopyBlock label="Verify an event (Standard Webhooks)" text={VERIFY} />
    </div>
  );
}
