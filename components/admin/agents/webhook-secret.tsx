"use client";

import { useState } from "react";
import type { AgentDetailWire } from "@/core/wire/agents";
import { agentsQuery, renewWebhookSecret } from "../../queries/agents";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Time } from "../../ui/time";
import { Line } from "../line";
import { OverlapField } from "../overlap-field";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { SecretsShown } from "./secrets-shown";

/** Signs an agent's webhooks with another secret, which is shown once. */
export function WebhookSecret({ agent, email }: { agent: AgentDetailWire; email: string }) {
  const { id, name, old_webhook_secret_until: oldUntil } = agent;
  const [open, setOpen] = useState(false);
  const [overlap, setOverlap] = useState("24h");
  const [secret, setSecret] = useState<string | null>(null);
  const saver = useSave({
    send: () => renewWebhookSecret(id, overlap),
    stale: [agentsQuery().queryKey, ["audit"]],
    done: "Webhook secret renewed",
  });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setSecret(null);
    saver.reset();
  };
  const renew = async () => setSecret((await saver.save(undefined))?.webhook_secret ?? null);
  return (
    <Line
      text={
        <>
          Its webhooks are signed, so that it can tell them from anybody else’s.
          {oldUntil && (
            <>
              {" "}
              They carry two signatures: the old secret ends <Time at={oldUntil} focusable />.
            </>
          )}
        </>
      }
    >
      <Dialog
        title={secret ? "The new webhook secret" : `Renew the webhook secret of ${name}?`}
        open={open}
        onOpenChange={change}
        once={secret !== null}
        trigger={<Button className="h-11 desk:h-8">Renew webhook secret…</Button>}
        footer={
          secret ? (
            <DialogClose asChild>
              <Button variant="primary" className="h-11 desk:h-8">
                I have kept it
              </Button>
            </DialogClose>
          ) : (
            <Button
              variant="primary"
              className="h-11 desk:h-8"
              pending={saver.saving}
              onClick={() => void renew()}
            >
              Make the new secret
            </Button>
          )
        }
      >
        {secret ? (
          <SecretsShown webhookSecret={secret} email={email} />
        ) : (
          <div className="flex flex-col gap-4 pb-2">
            <p className="text-pretty">
              A new secret takes its place and is shown once. Give it to the agent while both sign.
            </p>
            <OverlapField value={overlap} onChange={setOverlap} />
            <Problem problem={saver.problem} />
          </div>
        )}
      </Dialog>
    </Line>
  );
}
