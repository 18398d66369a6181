"use client";

import { useQuery } from "@tanstack/react-query";
import { FileKey } from "lucide-react";
import type { ReceiptKeyWire } from "@/core/wire/receipt-keys";
import { receiptKeysQuery } from "../../queries/receipt-keys";
import { Badge } from "../../ui/badge";
import { Section } from "../../ui/card";
import { CopyBlock } from "../../ui/copy-block";
import { EmptyState } from "../../ui/empty-state";
import { Time } from "../../ui/time";
import { useOrigin } from "../../ui/use-origin";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { RotateSigningKey } from "./rotate-signing-key";

/** What proves who approved what, and with which keys it is signed. */
export function ReceiptsPage() {
  const query = useQuery(receiptKeysQuery());
  const mayEdit = useMayEdit();
  const signing = query.data?.items.find(({ signs }) => signs) ?? null;
  return (
    <AdminPage
      title="Receipts"
      description="Every decision is signed: who decided what, when, and about exactly which arguments. Agents check it before they act, and anybody can later, without this server."
      action={mayEdit && signing && <RotateSigningKey signing={signing} />}
    >
      <Loaded query={query} name="The signing keys">
        {({ items }) => (items.length === 0 ? <Empty /> : <Keys items={items} />)}
      </Loaded>
    </AdminPage>
  );
}

function Keys({ items }: { items: readonly ReceiptKeyWire[] }) {
  return (
    <>
      <Section title="Signing keys">
        <ul
          aria-label="Signing keys"
          className="divide-y divide-line rounded-md border border-line bg-surface"
        >
          {items.map((key) => (
            <li key={key.kid} className="flex flex-col gap-1 px-4 py-3">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="min-w-0 font-mono text-xs wrap-anywhere">{key.kid}</span>
                {key.signs ? <Badge tone="good">Signs</Badge> : <Badge>Only verifies</Badge>}
              </p>
              <p className="text-sm text-ink-muted">
                made <Time at={key.created_at} focusable />
                {key.retired_at && (
                  <>
                    , retired <Time at={key.retired_at} focusable />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Published />
    </>
  );
}

function Published() {
  const origin = useOrigin();
  return (
    <Section title="For whoever verifies">
      <div className="flex flex-col gap-2">
        <p className="text-pretty text-ink-muted">
          The public halves of all keys, old and new, stay at this address. Keep a copy, and receipts can be
          verified even where this server is not reached.
        </p>
        <CopyBlock label="Public keys (JWKS)" text={`${origin}/.well-known/jwks.json`} />
      </div>
    </Section>
  );
}

function Empty() {
  return (
    <EmptyState icon={<FileKey />} title="Nothing was signed yet">
      The first decision makes the first key. You can then replace it here whenever you want to.
    </EmptyState>
  );
}
