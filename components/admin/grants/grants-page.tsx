"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import type { GrantWire } from "@/core/wire/grants";
import { LoadMore } from "../../inbox/load-more";
import { grantsQuery, revokeGrant } from "../../queries/grants";
import { Badge, type Tone } from "../../ui/badge";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Time } from "../../ui/time";
import { ConfirmRemoval } from "../confirm-removal";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { ResourceList } from "../resource-list";
import { GrantDialog } from "./grant-dialog";

/** What agents may do without asking. */
export function GrantsPage() {
  const mayEdit = useMayEdit();
  const query = useInfiniteQuery(grantsQuery());
  const add = mayEdit && (
    <GrantDialog
      trigger={
        <Button variant="primary" className="h-11 desk:h-8">
          Add grant…
        </Button>
      }
    />
  );
  return (
    <AdminPage
      title="Grants"
      description="What an agent may do without asking, until when and how often. Each use is a signed decision that names the grant and who gave it."
      action={add}
    >
      <Loaded query={query} name="The grants">
        {({ pages }) => (
          <ResourceList
            label="Grants"
            items={pages.flatMap(({ items }) => items)}
            idOf={({ id }) => id}
            textOf={({ name, agent, intent_type }) => `${name} ${agent.name} ${agent.address} ${intent_type}`}
            row={(grant) => <GrantRow grant={grant} />}
            aside={(grant) => mayEdit && grant.status === "active" && <Revoke grant={grant} />}
            empty={
              <EmptyState icon={<KeyRound />} title="No agent may do anything without asking" action={add}>
                Give a grant where you would say yes every time: refunds up to 100 € until Friday, or the next
                ten exports. It ends by itself, and you can revoke it at any moment.
              </EmptyState>
            }
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
    </AdminPage>
  );
}

const STATES: Record<GrantWire["status"], { words: string; tone: Tone }> = {
  active: { words: "Active", tone: "good" },
  used_up: { words: "Used up", tone: "neutral" },
  expired: { words: "Over", tone: "neutral" },
  revoked: { words: "Revoked", tone: "warn" },
};

function GrantRow({ grant }: { grant: GrantWire }) {
  const { words, tone } = STATES[grant.status];
  const uses = grant.max_uses === null ? timesOf(grant.uses) : `${grant.uses} of ${timesOf(grant.max_uses)}`;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{grant.name}</span>
        <Badge tone={tone}>{words}</Badge>
      </div>
      <p className="text-sm text-ink-muted">
        {grant.agent.name} · <code className="font-mono">{grant.intent_type}</code>
        {grant.when && (
          <>
            {" "}
            where <code className="font-mono">{grant.when}</code>
          </>
        )}
      </p>
      <p className="text-sm text-ink-muted">
        Used {uses} ·{" "}
        {grant.revoked_at ? (
          <>
            revoked by {grant.revoked_by?.name} <Time at={grant.revoked_at} focusable />
          </>
        ) : (
          <>
            {grant.status === "expired" ? "ended" : "ends"} <Time at={grant.expires_at} focusable />
          </>
        )}{" "}
        · given by {grant.created_by.name}
      </p>
    </div>
  );
}

const timesOf = (count: number): string => (count === 1 ? "1 time" : `${count} times`);

function Revoke({ grant }: { grant: GrantWire }) {
  const client = useQueryClient();
  return (
    <ConfirmRemoval
      trigger={<Button className="h-11 desk:h-8">Revoke…</Button>}
      title={`Revoke “${grant.name}”?`}
      act="Revoke grant"
      onConfirm={async () => {
        await revokeGrant(grant.id);
        await client.invalidateQueries({ queryKey: ["grants"] });
      }}
    >
      {grant.agent.name} asks people again from now on. What the grant has decided stays decided; open
      requests are not touched.
    </ConfirmRemoval>
  );
}
