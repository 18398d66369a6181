"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { DELIVERY_STATUSES, type DeliveryStatus } from "@/core/webhook";
import type { DeliveryWire } from "@/core/wire/deliveries";
import { LoadMore } from "../../inbox/load-more";
import { deliveriesQuery, type DeliveryPlace } from "../../queries/deliveries";
import { Card } from "../../ui/card";
import { Select } from "../../ui/select";
import { Time } from "../../ui/time";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { DeliveryDialog } from "./delivery-dialog";
import { ReplayDialog } from "./replay-dialog";
import { STATUS_WORDS, StatusBadge } from "./status";

const ALL = "all";
const OPTIONS = [
  { value: ALL, label: "All deliveries" },
  ...DELIVERY_STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status].word })),
];

interface DeliveriesProps {
  place: DeliveryPlace;
  title: string;
  /** False where nothing can be sent: it is disabled. */
  mayReplay: boolean;
  /** Said where nothing was sent yet. */
  empty: string;
}

/** What went to an endpoint or to an agent's callbacks, newest first. */
export function Deliveries({ place, title, mayReplay, empty }: DeliveriesProps) {
  const mayEdit = useMayEdit();
  const [status, setStatus] = useState<DeliveryStatus | null>(null);
  const query = useInfiniteQuery(deliveriesQuery(place, status));
  return (
    <Card
      title={title}
      actions={
        <>
          {mayEdit && mayReplay && <ReplayDialog place={place} />}
          <div className="w-40">
            <Select
              aria-label="Which deliveries"
              options={OPTIONS}
              value={status ?? ALL}
              onValueChange={(value) => setStatus(DELIVERY_STATUSES.find((each) => each === value) ?? null)}
            />
          </div>
        </>
      }
    >
      <Loaded query={query} name="The deliveries">
        {({ pages }) => (
          <Rows
            place={place}
            deliveries={pages.flatMap(({ items }) => items)}
            empty={status === null ? empty : "None of these."}
          />
        )}
      </Loaded>
      {query.hasNextPage && (
        <LoadMore
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
        />
      )}
    </Card>
  );
}

interface RowsProps {
  place: DeliveryPlace;
  deliveries: readonly DeliveryWire[];
  empty: string;
}

function Rows({ place, deliveries, empty }: RowsProps) {
  if (deliveries.length === 0) return <p className="py-4 text-center text-pretty text-ink-muted">{empty}</p>;
  return (
    <ul aria-label="Deliveries" className="-my-1 divide-y divide-line">
      {deliveries.map((delivery) => (
        <Row key={delivery.id} {...{ place, delivery }} />
      ))}
    </ul>
  );
}

function Row({ place, delivery }: { place: DeliveryPlace; delivery: DeliveryWire }) {
  const { event, intent, status, attempts, last_error, next_attempt_at, created_at } = delivery;
  return (
    <li className="flex flex-col gap-1 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge {...{ status, attempts }} />
        <code className="font-mono text-sm max-desk:flex-1">{event}</code>
        <Link
          href={`/inbox/${intent.id}`}
          className="min-w-0 flex-1 basis-40 truncate leading-6 text-accent-ink hover:underline max-desk:order-1"
        >
          {intent.title}
        </Link>
        <Time at={created_at} focusable className="text-sm text-ink-muted max-desk:order-1" />
        <DeliveryDialog {...{ place, delivery }} />
      </div>
      {(attempts > 1 || last_error) && (
        <p className="text-sm text-ink-muted wrap-anywhere">
          {attempts > 0 &&
            `${attempts} ${attempts === 1 ? "attempt" : "attempts"}${last_error ? ", the last: " : ""}`}
          {last_error}
          {next_attempt_at && (
            <>
              . Next <Time at={next_attempt_at} />
            </>
          )}
        </p>
      )}
    </li>
  );
}
