"use client";

import { useQuery } from "@tanstack/react-query";
import type { InvitationWire } from "@/core/wire/invitations";
import { invitationsQuery, renewInvitation, withdrawInvitation } from "../../queries/members";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { Time } from "../../ui/time";
import { useMayEdit } from "../may-edit";
import { useSave } from "../use-save";
import { ROLE_WORDS } from "./role-words";

const STALE = [invitationsQuery().queryKey, ["audit"]];

/** Who was invited and has not joined yet; nothing where there is nobody. */
export function InvitationList() {
  const invitations = useQuery(invitationsQuery()).data?.items ?? [];
  if (invitations.length === 0) return null;
  return (
    <Section title="Invited">
      <ul aria-label="Invitations" className="divide-y divide-line rounded-md border border-line bg-surface">
        {invitations.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ invitation }: { invitation: InvitationWire }) {
  const { id, email, role, teams, invited_by, state, expires_at, send_error } = invitation;
  const mayEdit = useMayEdit();
  const renew = useSave({ send: () => renewInvitation(id), stale: STALE, done: `Invited ${email} again` });
  const withdraw = useSave({
    send: () => withdrawInvitation(id),
    stale: STALE,
    done: "Invitation withdrawn",
  });
  const problem = renew.problem ?? withdraw.problem;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium wrap-anywhere">{email}</span>
          {state === "expired" && <Badge tone="warn">Expired</Badge>}
          {send_error && <Badge tone="bad">Not sent</Badge>}
        </p>
        <p className="text-sm text-ink-muted">
          {[ROLE_WORDS[role].name, ...teams.map(({ name }) => name)].join(", ")} · by {invited_by.name} ·{" "}
          {state === "expired" ? "ended " : "ends "}
          <Time at={expires_at} />
        </p>
        {(problem ?? send_error) && (
          <p role="alert" className="text-sm wrap-anywhere text-bad">
            {problem ? problem.detail : `The mail did not go out: ${send_error}`}
          </p>
        )}
      </div>
      {mayEdit && (
        <span className="flex flex-wrap gap-1">
          <Button
            variant="ghost"
            className="h-11 desk:h-8"
            pending={renew.saving}
            onClick={() => void renew.save(undefined)}
          >
            Send again<span className="sr-only"> to {email}</span>
          </Button>
          <Button
            variant="ghost"
            className="h-11 desk:h-8"
            pending={withdraw.saving}
            onClick={() => void withdraw.save(undefined)}
          >
            Withdraw<span className="sr-only"> the invitation of {email}</span>
          </Button>
        </span>
      )}
    </li>
  );
}
