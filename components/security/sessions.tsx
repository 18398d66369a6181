"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Laptop, Smartphone } from "lucide-react";
import type { SecurityWire, SessionWire } from "@/core/wire/second-step";
import { ConfirmRemoval } from "../admin/confirm-removal";
import { endOtherSessions, endSession, securityQuery } from "../queries/security";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Section } from "../ui/card";
import { Time } from "../ui/time";
import { placeWords } from "./place-words";

const WAYS = { password: "by password", link: "by a mailed link", oidc: "by single sign-on" } as const;

/** Where the reader is signed in, this device first. */
export function Sessions({ sessions }: { sessions: readonly SessionWire[] }) {
  const client = useQueryClient();
  const keep = (after: SecurityWire) => client.setQueryData(securityQuery().queryKey, after);
  const sorted = sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
  const others = sessions.filter(({ current }) => !current).length;
  return (
    <Section
      title="Devices"
      actions={
        others > 0 && (
          <ConfirmRemoval
            title="Sign out everywhere else?"
            act="Sign out"
            onConfirm={async () => keep(await endOtherSessions())}
            trigger={<Button className="h-11 desk:h-8">Sign out everywhere else…</Button>}
          >
            <p>
              {others === 1 ? "One other device is" : `${others} other devices are`} signed out at once. This
              one stays signed in.
            </p>
          </ConfirmRemoval>
        )
      }
    >
      <ul aria-label="Devices that are signed in" className="divide-y divide-line border-y border-line">
        {sorted.map((session) => (
          <Row key={session.id} session={session} onEnded={keep} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ session, onEnded }: { session: SessionWire; onEnded: (after: SecurityWire) => void }) {
  const { id, device, address, first_address, signed_in_by, created_at, last_used_at, current, half } =
    session;
  const Icon = /iPhone|iPad|Android/.test(device) ? Smartphone : Laptop;
  return (
    <li className="flex min-h-11 items-center gap-2.5 py-2">
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{device}</span>
          {current && <Badge tone="accent">This device</Badge>}
          {half && <Badge tone="warn">Second step not made</Badge>}
        </p>
        <p className="text-sm text-ink-muted">
          Used <Time at={last_used_at} /> from {placeWords(address)}
        </p>
        <p className="text-sm text-ink-muted">
          Signed in <Time at={created_at} /> {WAYS[signed_in_by]}
          {first_address !== address && ` from ${placeWords(first_address)}`}
        </p>
      </div>
      {!current && (
        <ConfirmRemoval
          title={`Sign out ${device}?`}
          act="Sign out"
          onConfirm={async () => onEnded(await endSession(id))}
          trigger={
            <Button variant="ghost" className="h-11 desk:h-8">
              Sign out<span className="sr-only"> {device}</span>
            </Button>
          }
        >
          <p>Whoever uses it signs in anew. If you do not know it, change your password, too.</p>
        </ConfirmRemoval>
      )}
    </li>
  );
}
