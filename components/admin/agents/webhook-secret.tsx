"use client";

import { useState } from "react";
import type { AgentDetailWire } from "@/core/wire/agents";
import { renewWebhookSecret } from "../../queries/agents";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { ConfirmRemoval } from "../confirm-removal";
import { Line } from "../line";
import { SecretsShown } from "./secrets-shown";

/** Signs an agent's webhooks with another secret, which is shown once. */
export function WebhookSecret({ agent: { id, name }, email }: { agent: AgentDetailWire; email: string }) {
  const [secret, setSecret] = useState<string | null>(null);
  const renew = async () => setSecret((await renewWebhookSecret(id)).webhook_secret);
  return (
    <>
      <Line text="Its webhooks are signed, so that it can tell them from anybody else’s.">
        <ConfirmRemoval
          title={`Renew the webhook secret of ${name}?`}
          act="Renew secret"
          onConfirm={renew}
          trigger={<Button className="h-11 desk:h-8">Renew webhook secret…</Button>}
        >
          <p>
            Everything that goes out from now on is signed with the new secret. The agent refuses it until it
            knows that secret; refused webhooks are sent again for some hours.
          </p>
        </ConfirmRemoval>
      </Line>
      <Dialog
        title="The new webhook secret"
        open={secret !== null}
        onOpenChange={(open) => !open && setSecret(null)}
        footer={
          <DialogClose asChild>
            <Button variant="primary" className="h-11 desk:h-8">
              I have kept it
            </Button>
          </DialogClose>
        }
      >
        {secret && <SecretsShown webhookSecret={secret} email={email} />}
      </Dialog>
    </>
  );
}
