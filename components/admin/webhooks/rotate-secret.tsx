"use client";

import { useState } from "react";
import type { WebhookCreatedWire, WebhookWire } from "@/core/wire/webhooks";
import { aboutWebhooks, rotateWebhookSecret } from "../../queries/webhooks";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Time } from "../../ui/time";
import { Line } from "../line";
import { OverlapField } from "../overlap-field";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { NewSecret } from "./new-secret";

/** Signs what goes to an endpoint with another secret, which is shown once. */
export function RotateSecret({ webhook }: { webhook: WebhookWire }) {
  const { id, old_secret_until: oldUntil } = webhook;
  const [open, setOpen] = useState(false);
  const [overlap, setOverlap] = useState("24h");
  const [made, setMade] = useState<WebhookCreatedWire | null>(null);
  const saver = useSave({
    send: () => rotateWebhookSecret(id, overlap),
    stale: aboutWebhooks,
    done: "Secret rotated",
  });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setMade(null);
    saver.reset();
  };
  const rotate = async () => setMade(await saver.save(undefined));
  return (
    <Line
      text={
        <>
          What it gets is signed, so that it can tell it from anybody else’s.
          {oldUntil && (
            <>
              {" "}
              It carries two signatures: the old secret ends <Time at={oldUntil} focusable />.
            </>
          )}
        </>
      }
    >
      <Dialog
        title={made ? "Keep this secret" : "Rotate the secret?"}
        open={open}
        onOpenChange={change}
        once={made !== null}
        trigger={<Button className="h-11 desk:h-8">Rotate secret…</Button>}
        className="desk:w-144"
        footer={
          made ? (
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
              onClick={() => void rotate()}
            >
              Make the new secret
            </Button>
          )
        }
      >
        {made ? (
          <NewSecret created={made} leaving={false} />
        ) : (
          <div className="flex flex-col gap-4 pb-2">
            <p className="text-pretty">
              A new secret takes its place and is shown once. Bring it to whoever verifies by the old one
              while both sign.
            </p>
            <OverlapField value={overlap} onChange={setOverlap} />
            <Problem problem={saver.problem} />
          </div>
        )}
      </Dialog>
    </Line>
  );
}
