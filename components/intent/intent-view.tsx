"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { isOpen } from "@/core/intent";
import type { IntentWire } from "@/core/wire/intent";
import { useCommentDraft } from "../conversation/comment-draft";
import { History } from "../conversation/history";
import { sendAnswer } from "../inbox/outbox/send-answer";
import { SnoozeButton } from "../inbox/snooze-dialog";
import { eventsQuery, intentQuery } from "../queries/intents";
import { useOpening } from "../queries/opening";
import { peopleQuery } from "../queries/people";
import { filesOfIntent } from "../queries/upload";
import { ProblemError, wordsOf } from "../queries/problem";
import { revealValues } from "../queries/sensitive";
import { RedactDialog } from "../sensitive/redact-dialog";
import { RevisionCard } from "../revision/revision-card";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Time } from "../ui/time";
import { AgentWords } from "./agent-words";
import { AllowFurther } from "./allow-further";
import { Answering } from "./answering";
import { ClaimButton } from "./claim-button";
import { DraftOwner, useReleasedDraft } from "./draft-store";
import { HeldNote } from "./held-note";
import { IntentHeader } from "./intent-header";
import { useIntentKeys } from "./intent-keys";
import { IntentMissing } from "./intent-missing";
import { IntentSkeleton } from "./intent-skeleton";
import { HandOn } from "./hand-on";
import { endInWords } from "./closing-words";
import { MeanwhileBanner } from "./meanwhile-banner";
import { plain } from "./sentence";
import { Standing } from "./standing";
import { Revealed } from "./revealed";
import { offerUndo } from "./undo";
import { useTakeOver } from "./use-intent-change";
import { VoteState } from "./vote-state";
import { ownVote, revisedBy } from "./vote-words";

export interface IntentReader {
  id: string;
  isAdmin: boolean;
}

/** One question with everything that can be done with it, kept live. */
export function IntentView({ id, reader }: { id: string; reader: IntentReader }) {
  const { data: intent, error, refetch } = useQuery(intentQuery(id));
  if (intent)
    return (
      <DraftOwner value={reader.id}>
        <Loaded key={id} intent={intent} reader={reader} />
      </DraftOwner>
    );
  if (!error) return <IntentSkeleton />;
  if (error instanceof ProblemError && error.code === "not_found") return <IntentMissing />;
  return (
    <div className="p-4">
      <Banner
        tone="error"
        title="This could not be loaded"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {wordsOf(error)}
      </Banner>
    </div>
  );
}

function Loaded({ intent, reader }: { intent: IntentWire; reader: IntentReader }) {
  const root = useRef<HTMLDivElement>(null);
  const client = useQueryClient();
  const facts = useQuery(eventsQuery(intent.id));
  const takesPart = intent.you?.may_take_part ?? false;
  const open = isOpen(intent);
  const people = useQuery({ ...peopleQuery(), enabled: open && takesPart });
  const takeOver = useTakeOver(intent.id);
  const files = useMemo(() => filesOfIntent(intent.id), [intent.id]);
  const [mine, setMine] = useState(false);
  const comment = useCommentDraft(`${intent.id}:comment`);
  const actions = intent.you?.may_handle && (
    <>
      {open && <ClaimButton intent={intent} reader={reader} />}
      <HandOn intent={intent} readerId={reader.id} people={people.data ?? []} />
      {open && <SnoozeButton intent={intent} />}
      {reader.isAdmin && <RedactDialog intent={intent} />}
    </>
  );
  useIntentKeys(root, intent);
  useOpening(`/api/intents/${intent.id}/opening`, open && takesPart);
  useReleasedDraft(intent, reader.id);
  return (
    <div
      ref={root}
      className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 pt-4 pb-6 max-desk:[&_*]:scroll-mb-36 desk:px-6"
    >
      <MeanwhileBanner
        intent={intent}
        facts={facts.data}
        readerId={reader.id}
        mine={mine || intent.decision?.decided_by.id === reader.id}
      />
      <IntentHeader intent={intent} actions={actions} />
      <Standing intent={intent} readerId={reader.id} />
      <ClaimNote intent={intent} readerId={reader.id} />
      <VoteState intent={intent} readerId={reader.id} />
      <AgentWords intent={intent} />
      <Answering
        intent={intent}
        revisedBy={revisedBy(facts.data ?? [])}
        reveal={(places) => revealValues(intent.id, places)}
        send={(answer) => sendAnswer(intent, reader.id, answer)}
        onSent={(after) => {
          setMine(true);
          takeOver(after);
          offerUndo([after]);
        }}
        onOutdated={() => void client.invalidateQueries({ queryKey: intentQuery(intent.id).queryKey })}
        people={people.data ?? []}
        revisions={<RevisionCard intent={intent} facts={facts.data ?? []} />}
        files={files}
        silence={silenceOf(intent, reader)}
        onComment={
          takesPart
            ? (text) => {
                comment.write([comment.text, text].filter(Boolean).join("\n\n"));
                requestAnimationFrame(() => document.getElementById("comment-composer")?.focus());
              }
            : undefined
        }
      />
      {reader.isAdmin && <AllowFurther intent={intent} />}
      <History
        facts={facts.data}
        className={open ? "mt-2 max-desk:pb-32" : "mt-2"}
        writing={
          takesPart
            ? {
                id: intent.id,
                people: people.data ?? [],
                agentsTurn: intent.waiting_on === "agent",
                closed: open ? null : `${plain(endInWords(intent))}, so nothing can be added.`,
              }
            : null
        }
      />
    </div>
  );
}

/** Why there are no buttons for this reader now; null where there are. */
function silenceOf(intent: IntentWire, reader: IntentReader): ReactNode {
  if (intent.held) return <HeldNote id={intent.id} held={intent.held} readerId={reader.id} />;
  if (intent.waiting_on === "agent")
    return "The agent has the turn. Its reply or its revision brings this back here.";
  if (!intent.you?.may_answer)
    return intent.you?.is_requester
      ? "Your own agent asks this, so somebody else has to answer."
      : "You can read this, but it is not yours to answer.";
  return ownVote(intent, reader.id);
}

function ClaimNote({ intent, readerId }: { intent: IntentWire; readerId: string }) {
  const { claimed_by: claim } = intent;
  if (!claim || !isOpen(intent)) return null;
  const until = <Time at={claim.until} as="clock" focusable className="font-medium" />;
  if (claim.id === readerId)
    return <Banner live={false}>You hold this until {until}; the chain waits as long.</Banner>;
  return (
    <Banner live={false}>
      <Revealed>{claim.name}</Revealed> is at it, until {until}. You can still answer.
    </Banner>
  );
}
