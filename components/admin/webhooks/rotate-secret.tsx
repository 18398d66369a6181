"use client";

import type { WebhookWire } from "@/core/wire/webhooks";
import { aboutWebhooks, rotateWebhookSecret } from "../../queries/webhooks";
import { SecretRotation } from "../secret-rotation";
import { NewSecret } from "./new-secret";

/** Signs what goes to an endpoint with another secret. */
export function RotateSecret({ webhook: { id, old_secret_until } }: { webhook: WebhookWire }) {
  return (
    <SecretRotation
      about="What it gets is signed, so that it can tell it from anybody else’s."
      oldUntil={old_secret_until}
      act="Rotate secret…"
      title="Rotate the secret?"
      advice="A new secret takes its place and is shown once. Bring it to whoever verifies by the old one while both sign."
      send={(overlap) => rotateWebhookSecret(id, overlap)}
      stale={aboutWebhooks}
      done="Secret rotated"
    >
      {(made) => <NewSecret created={made} leaving={false} />}
    </SecretRotation>
  );
}
