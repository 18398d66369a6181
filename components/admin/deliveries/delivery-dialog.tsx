"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { AttemptWire, DeliveryDetailWire, DeliveryWire } from "@/core/wire/deliveries";
import { type DeliveryPlace, deliveryQuery, replayDelivery } from "../../queries/deliveries";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Time } from "../../ui/time";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { AttemptFacts, Exchange } from "./attempt";
import { StatusBadge } from "./status";

/** A delivery with each of its attempts: what was sent, what was answered, and the way to send it again. */
export function DeliveryDialog({ place, delivery }: { place: DeliveryPlace; delivery: DeliveryWire }) {
  const [open, setOpen] = useState(false);
  const mayEdit = useMayEdit();
  const saver = useSave({
    send: () => replayDelivery(place, delivery.id),
    stale: [[place.kind], ["deliveries", delivery.id], ["audit"]],
    done: "Sent again",
  });
  return (
    <Dialog
      title={delivery.event}
      open={open}
      onOpenChange={setOpen}
      className="desk:w-176"
      trigger={
        <Button variant="ghost" size="sm" className="max-desk:h-11">
          Details
          <span className="sr-only">
            {" "}
            of {delivery.event}, {delivery.intent.title}
          </span>
        </Button>
      }
      footer={
        <>
          {mayEdit && (
            <Button
              className="h-11 desk:h-8"
              pending={saver.saving}
              onClick={() => void saver.save(undefined)}
            >
              {delivery.status === "pending" ? "Try now" : "Send again"}
            </Button>
          )}
          <DialogClose asChild>
            <Button variant="primary" className="h-11 desk:h-8">
              Done
            </Button>
          </DialogClose>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <Problem problem={saver.problem} />
        {open && <Detail id={delivery.id} />}
      </div>
    </Dialog>
  );
}

function Detail({ id }: { id: string }) {
  const query = useQuery(deliveryQuery(id));
  return (
    <Loaded query={query} name="The delivery">
      {(delivery) => (
        <>
          <About delivery={delivery} />
          <Attempts log={delivery.log} />
        </>
      )}
    </Loaded>
  );
}

function About({ delivery }: { delivery: DeliveryDetailWire }) {
  const { id, url, status, attempts, next_attempt_at, last_error, log } = delivery;
  return (
    <div className="flex flex-col gap-1 text-sm text-ink-muted wrap-anywhere">
      <p className="flex flex-wrap items-center gap-2">
        <StatusBadge {...{ status, attempts }} />
        {next_attempt_at && (
          <span>
            Next attempt <Time at={next_attempt_at} focusable />
          </span>
        )}
      </p>
      <p>
        To {url}, with webhook-id <code className="font-mono text-xs">{id}</code>
      </p>
      {log.length === 0 && <p>{last_error ?? "It was not tried yet."}</p>}
    </div>
  );
}

function Attempts({ log }: { log: readonly AttemptWire[] }) {
  if (log.length === 0) return null;
  return (
    <ol aria-label="Attempts, newest first" className="divide-y divide-line rounded-md border border-line">
      {log.map((attempt, index) => (
        <li key={`${attempt.at} ${index}`}>
          <details open={index === 0} className="group">
            <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 desk:min-h-9">
              <ChevronRight
                aria-hidden
                className="-mr-1 size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
              />
              <Badge tone={isTaken(attempt) ? "good" : "bad"}>{attempt.status ?? "No answer"}</Badge>
              <span className="min-w-0 flex-1 basis-40 wrap-anywhere">
                <AttemptFacts attempt={attempt} />
              </span>
              <Time at={attempt.at} className="text-sm text-ink-muted" />
            </summary>
            <div className="px-3 pb-3">
              <Exchange attempt={attempt} />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

const isTaken = ({ status }: AttemptWire): boolean => status !== null && status >= 200 && status < 300;
