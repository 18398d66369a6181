"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { WebhookWire } from "@/core/wire/webhooks";
import { testWebhook } from "../../queries/webhooks";
import { wordsOf } from "../../queries/problem";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Skeleton } from "../../ui/skeleton";
import { AttemptFacts, Exchange } from "../deliveries/attempt";

/** Sends a signed test event now, and shows what came of it. */
export function TestWebhook({ webhook: { id } }: { webhook: WebhookWire }) {
  const [open, setOpen] = useState(false);
  const { mutate, data, error, isPending, reset } = useMutation({ mutationFn: () => testWebhook(id) });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) mutate();
    else reset();
  };
  return (
    <Dialog
      title="Test event"
      open={open}
      onOpenChange={change}
      trigger={<Button className="h-11 desk:h-8">Send test event</Button>}
      className="desk:w-160"
      footer={
        <>
          <Button className="h-11 desk:h-8" pending={isPending} onClick={() => mutate()}>
            Send once more
          </Button>
          <DialogClose asChild>
            <Button variant="primary" className="h-11 desk:h-8">
              Done
            </Button>
          </DialogClose>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2" aria-live="polite">
        {isPending && <Waiting />}
        {error && !isPending && (
          <Banner tone="error" title="It was not sent" live={false}>
            {wordsOf(error)}
          </Banner>
        )}
        {data && !isPending && (
          <>
            <Banner
              tone={data.delivered ? "success" : "error"}
              title={data.delivered ? "It was taken" : "It was not taken"}
              live={false}
            >
              <AttemptFacts attempt={data.attempt} />
            </Banner>
            <Exchange attempt={data.attempt} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Waiting() {
  return (
    <>
      <p className="text-ink-muted">Waiting for the answer, for up to 15 seconds…</p>
      <Skeleton className="h-14" />
      <Skeleton className="h-32" />
    </>
  );
}
