import clsx from "clsx";
import type { ReactNode } from "react";
import {
  AlarmClock,
  AlarmClockOff,
  ArrowUpRight,
  Bell,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  Clock,
  Eraser,
  Eye,
  FilePenLine,
  Hand,
  Hourglass,
  type LucideIcon,
  Mail,
  MailWarning,
  MessageSquare,
  PackageCheck,
  RotateCcw,
  Send,
  Share2,
  Undo2,
  UserRoundX,
  UserX,
  Vote,
} from "lucide-react";
import type { FactType } from "@/core/facts";
import type { FactWire } from "@/core/wire/fact";
import { MentionedText } from "../conversation/mentioned-text";
import { Time } from "../ui/time";
import { AgentText } from "./agent-text";
import { namesAt } from "./fact-data";
import { factInWords, type FactTone } from "./fact-words";
import { Revealed } from "./revealed";
import type { Sentence } from "./sentence";
import { SentenceView } from "./sentence-view";

const ICONS: Record<FactType, LucideIcon> = {
  created: Send,
  notified: Mail,
  notification_failed: MailWarning,
  reminded: Bell,
  escalated: ArrowUpRight,
  claimed: Hand,
  released: Hand,
  snoozed: AlarmClock,
  woken: AlarmClockOff,
  covered: UserRoundX,
  left: UserX,
  reassigned: Share2,
  commented: MessageSquare,
  changes_requested: Undo2,
  revised: FilePenLine,
  voted: Vote,
  answered: Hourglass,
  taken_back: RotateCcw,
  decided: CircleCheck,
  timed_out: Clock,
  canceled: CircleSlash,
  revealed: Eye,
  redacted: Eraser,
  result: PackageCheck,
};

const TONES: Record<FactTone, string> = {
  neutral: "border-line bg-surface text-ink-faint",
  accent: "border-accent-line bg-accent-soft text-accent-ink",
  good: "border-good-line bg-good-soft text-good",
  warn: "border-warn-line bg-warn-soft text-warn",
  bad: "border-bad-line bg-bad-soft text-bad",
};

const hasIcon = (type: string): type is FactType => Object.hasOwn(ICONS, type);

/** The mark of a kind of fact, also of one that only a later version knows. */
export function FactIcon({ type, className }: { type: string; className?: string }) {
  const Icon = hasIcon(type) ? ICONS[type] : CircleHelp;
  return <Icon aria-hidden className={className} />;
}

interface TimelineEntryProps {
  fact: FactWire;
  before: readonly FactWire[];
  isReply?: boolean;
  /** What hangs on it, such as replies. */
  children?: ReactNode;
}

export function TimelineEntry({ fact, before, isReply, children }: TimelineEntryProps) {
  const { sentence, tone, body } = factInWords(fact, before);
  const icon = hasIcon(fact.type) ? ICONS[fact.type] : CircleHelp;
  return (
    <EntryFrame {...{ icon, tone, sentence, isReply }} at={fact.at}>
      {body && <Body fact={fact} body={body} />}
      {children}
    </EntryFrame>
  );
}

interface EntryFrameProps {
  icon: LucideIcon;
  tone: FactTone;
  sentence: Sentence;
  at: string;
  isReply?: boolean;
  children?: ReactNode;
}

/** A line of the timeline: its mark, what happened, and when. */
export function EntryFrame({ icon: Icon, tone, sentence, at, isReply, children }: EntryFrameProps) {
  return (
    <li className="group/entry relative flex gap-3 pb-3 last:pb-0">
      {!isReply && (
        <>
          <span
            aria-hidden
            className="absolute top-6 bottom-0 left-2.75 w-px bg-line group-last/entry:hidden"
          />
          <span
            aria-hidden
            className={clsx(
              "relative flex size-6 shrink-0 items-center justify-center rounded-full border",
              TONES[tone],
            )}
          >
            <Icon className="size-3.5" />
          </span>
        </>
      )}
      <div className="min-w-0 flex-1 pt-0.5">
        <p
          className={clsx(
            "flex flex-wrap justify-between gap-x-3",
            tone === "bad" ? "text-bad" : "text-ink-muted",
          )}
        >
          <span className="min-w-0 wrap-anywhere">
            <SentenceView sentence={sentence} />
          </span>
          <Time at={at} focusable className="shrink-0 text-sm text-ink-muted" />
        </p>
        {children}
      </div>
    </li>
  );
}

function Body({ fact, body }: { fact: FactWire; body: string }) {
  if (fact.type === "notification_failed")
    return (
      <p className="font-mono text-sm text-bad wrap-anywhere">
        <Revealed>{body}</Revealed>
      </p>
    );
  const isAgents = fact.actor.type === "agent";
  return (
    <div
      className={clsx(
        "mt-1 rounded-md border px-3 py-2",
        isAgents ? "border-dashed border-line-strong" : "border-line bg-surface",
      )}
    >
      {isAgents ? (
        <AgentText>{body}</AgentText>
      ) : (
        <p dir="auto" className="text-start wrap-anywhere whitespace-pre-wrap">
          <MentionedText body={body} names={namesAt(fact.data, "/mentions")} />
        </p>
      )}
    </div>
  );
}
