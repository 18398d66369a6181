"use client";

import type { AgentDetailWire } from "@/core/wire/agents";
import { agentsQuery, renewWebhookSecret } from "../../queries/agents";
import { SecretRotation } from "../secret-rotation";
import { SecretsShown } from "./secrets-shown";

/** Signs an agent's webhooks with another secret. */
export function WebhookSecret({ agent, email }: { agent: AgentDetailWire; email: string }) {
  return (
    <SecretRotation
      about="Its webhooks are signed, so that it can tell them from anybody else’s."
      oldUntil={agent.old_webhook_secret_until}
      act="Renew webhook secret…"
      title={`Renew the webhook secret of ${agent.name}?`}
      advice="A new secret takes its place and is shown once. Give it to the agent while both sign."
      send={(overlap) => renewWebhookSecret(agent.id, overlap)}
      stale={[agentsQuery().queryKey, ["audit"]]}
      done="Webhook secret renewed"
    >
      {({ webhook_secret }) => <SecretsShown webhookSecret={webhook_secret} email={email} />}
    </SecretRotation>
  );
}
