import clsx from "clsx";
import { isOpen } from "@/core/intent";
import { countWords, denialWords, neededWords, shortWords } from "@/core/quorum-words";
import { effectOf } from "@/core/task-types";
import type { IntentWire } from "@/core/wire/intent";
import type { QuorumWire } from "@/core/wire/quorum";
import { Banner } from "../ui/banner";
import { Section } from "../ui/card";
import { Time } from "../ui/time";
import { outcomePast } from "./outcome-words";
import { Revealed } from "./revealed";

/** How the vote stands, where several have to agree: what is there, what is still needed, and who said what. */
export function VoteState({ intent, readerId }: { intent: IntentWire; readerId: string }) {
  const { quorum } = intent;
  if (!quorum) return null;
  const needed = isOpen(intent) ? neededWords(quorum) : null;
  const short = isOpen(intent) ? shortWords(quorum) : null;
  return (
    <Section title="Vote">
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Steps {...quorum} />
          <p className="min-w-0 grow basis-48 text-pretty">
            <span className="font-medium tabular-nums">{countWords(quorum)}</span>
            {needed && (
              <span className="text-ink-muted">
                {"; still needed: "}
                <Revealed>{needed}</Revealed>
              </span>
            )}
            {isOpen(intent) && <span className="text-ink-muted">. {denialWords(quorum)}</span>}
          </p>
        </div>
        <Groups groups={quorum.groups} />
        <Voters intent={intent} votes={quorum.votes} readerId={readerId} />
        {short && (
          <Banner tone="warn" live={false}>
            <Revealed>{short}</Revealed>
          </Banner>
        )}
      </div>
    </Section>
  );
}

/** More than this is read as a number alone. */
const MOST_STEPS = 12;

/** One mark for each approval that is needed; the words beside it say the same. */
function Steps({ required, approvals }: Pick<QuorumWire, "required" | "approvals">) {
  if (required > MOST_STEPS) return null;
  return (
    <span aria-hidden className="flex gap-1">
      {Array.from({ length: required }, (_, index) => (
        <span
          key={index}
          className={clsx(
            "h-2 w-6 rounded-full border",
            index < approvals ? "border-good bg-good" : "border-line-strong bg-sunken",
          )}
        />
      ))}
    </span>
  );
}

function Groups({ groups }: Pick<QuorumWire, "groups">) {
  if (groups.length === 0) return null;
  return (
    <ul aria-label="Groups" className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
      {groups.map(({ name, required, approvals, of }) => (
        <li key={name}>
          <span className="font-medium text-ink">
            <Revealed>{name}</Revealed>
          </span>{" "}
          <span className={clsx("tabular-nums", approvals >= required && "text-good")}>
            {approvals} of {required}
          </span>
          {` · ${of} ${of === 1 ? "person" : "people"}`}
        </li>
      ))}
    </ul>
  );
}

function Voters({
  intent: { task_type, allowed_outcomes },
  votes,
  readerId,
}: {
  intent: IntentWire;
  votes: QuorumWire["votes"];
  readerId: string;
}) {
  if (votes.length === 0) return <p className="text-sm text-ink-muted">Nobody has voted yet.</p>;
  return (
    <ul aria-label="Votes" className="flex flex-col gap-0.5 text-sm">
      {votes.map(({ by, outcome, at }) => (
        <li key={by.id} className="flex flex-wrap justify-between gap-x-3">
          <span className="min-w-0 wrap-anywhere">
            <span className="font-medium">{by.id === readerId ? "You" : <Revealed>{by.name}</Revealed>}</span>{" "}
            <span
              className={
                effectOf(task_type, allowed_outcomes, outcome) === "affirm" ? "text-good" : "text-bad"
              }
            >
              {outcomePast(outcome)}
            </span>
          </span>
          <Time at={at} focusable className="text-ink-muted" />
        </li>
      ))}
    </ul>
  );
}
