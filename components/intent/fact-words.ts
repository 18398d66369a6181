import type { FactType } from "@/core/facts";
import { valueAt } from "@/core/json";
import type { FactWire } from "@/core/wire/fact";
import { span } from "../ui/relative-time";
import { coverage } from "./absence-words";
import { escalation, leftOut, notAsked, people, routingOf } from "./asking-words";
import { namesAt, numberAt, textAt } from "./fact-data";
import { outcomeLabel, outcomePast } from "./outcome-words";
import { decidedByRule } from "./rule-words";
import { at, nameList, type Sentence, who } from "./sentence";

export type FactTone = "neutral" | "accent" | "good" | "warn" | "bad";

/** A fact as the timeline tells it. `body` is what somebody wrote; it is theirs, and hostile when it is an agent's. */
export interface FactWords {
  sentence: Sentence;
  tone: FactTone;
  body: string | null;
}

/** Puts a fact in words. `before` are the facts before it, for what only they can tell. */
export function factInWords(fact: FactWire, before: readonly FactWire[] = []): FactWords {
  return isKnown(fact.type)
    ? WORDS[fact.type](fact, before)
    : told(fact, [by(fact), `: ${outcomeLabel(fact.type).toLowerCase()}`]);
}

type Teller = (fact: FactWire, before: readonly FactWire[]) => FactWords;

const told = (_: FactWire, sentence: Sentence, more: Partial<FactWords> = {}): FactWords => ({
  sentence,
  tone: "neutral",
  body: null,
  ...more,
});

/** "Ana", or "Ana for Bea". */
const by = ({ actor }: FactWire) =>
  who(actor.acting_for ? `${actor.name} for ${actor.acting_for.name}` : actor.name);

const body = (fact: FactWire, pointer: string) => ({ body: textAt(fact.data, pointer) });

const WORDS: Record<FactType, Teller> = {
  created: (fact) => {
    const { words, body } = routingOf(fact);
    const rest = [words, ...notAsked(fact)];
    if (namesAt(fact.data, "/to").length > 0)
      return told(fact, [by(fact), " asked ", people(fact), ...rest], { tone: "accent", body });
    if (fact.data.at_once === true) return told(fact, [by(fact), " asked"], { tone: "accent", body });
    const sentence = [by(fact), " asked, but nobody was there to be told", ...rest];
    return told(fact, sentence, { tone: "warn", body });
  },
  notified: (fact) =>
    told(fact, [
      people(fact),
      ` ${NOTICES[textAt(fact.data, "/kind") ?? ""] ?? "was told"} ${channel(fact)}`,
    ]),
  notification_failed: (fact) => told(fact, failure(fact), { tone: "bad", ...body(fact, "/error") }),
  reminded: (fact) => {
    const reminder = `Reminder ${numberAt(fact.data, "/number") ?? ""} was due`;
    return namesAt(fact.data, "/to").length > 0
      ? told(fact, [`${reminder} for `, people(fact), ": no answer yet"])
      : told(fact, [`${reminder}, but there was nobody to remind`]);
  },
  escalated: (fact, before) =>
    told(fact, [...escalation(fact, before), ...notAsked(fact), ...leftOut(fact)], { tone: "warn" }),
  claimed: (fact) => {
    const until = textAt(fact.data, "/until");
    return told(fact, until ? [by(fact), " claimed this until ", at(until)] : [by(fact), " claimed this"]);
  },
  released: (fact) =>
    textAt(fact.data, "/reason") === "expired"
      ? told(fact, claimEnded(fact))
      : told(fact, [by(fact), " released it"]),
  snoozed: (fact) => {
    const until = textAt(fact.data, "/until");
    return told(fact, until ? [by(fact), " snoozed this until ", at(until)] : [by(fact), " snoozed this"]);
  },
  woken: (fact) => told(fact, [by(fact), " took this back from snoozing"]),
  covered: (fact) => told(fact, coverage(fact), { tone: "warn" }),
  left: (fact) => {
    const name = textAt(fact.data, "/who/name") ?? "Somebody";
    const why =
      textAt(fact.data, "/reason") === "auditor" ? " is an auditor now" : " is no longer a member here";
    return told(fact, [who(name), `${why}, so this is not with them any more`], { tone: "warn" });
  },
  reassigned: (fact) => {
    const verb = textAt(fact.data, "/from/id") === null ? " passed this on to " : " delegated this to ";
    return told(fact, [by(fact), verb, people(fact)], body(fact, "/reason"));
  },
  commented: (fact) => told(fact, [by(fact), commentVerb(fact)], body(fact, "/body")),
  changes_requested: (fact) =>
    told(fact, [by(fact), " asked for changes", via(fact, "/via")], {
      tone: "warn",
      ...body(fact, "/answer/comment"),
    }),
  revised: (fact) => {
    const revision = numberAt(fact.data, "/revision") ?? "";
    const does =
      fact.actor.type === "user"
        ? ` changed this, which is revision ${revision}`
        : ` sent revision ${revision}`;
    return told(fact, [by(fact), does, ...voided(fact)], { tone: "accent", ...body(fact, "/note") });
  },
  voted: (fact) =>
    told(
      fact,
      [by(fact), " voted: ", outcomeLabel(textAt(fact.data, "/answer/outcome") ?? "")],
      body(fact, "/answer/comment"),
    ),
  answered: (fact) =>
    told(
      fact,
      [by(fact), ` ${outcomePast(textAt(fact.data, "/outcome") ?? "")}; the agent hears of it shortly`],
      {
        tone: "good",
        ...body(fact, "/comment"),
      },
    ),
  taken_back: (fact) => told(fact, [by(fact), " took the answer back"], { tone: "warn" }),
  decided: (fact) => {
    const outcome = textAt(fact.data, "/outcome") ?? "";
    if (fact.actor.type === "rule") {
      const sentence = [decidedByRule(fact.actor), `: ${outcomeLabel(outcome).toLowerCase()}`];
      return told(fact, sentence, { tone: "good", ...body(fact, "/comment") });
    }
    return told(fact, [by(fact), ` ${outcomePast(outcome)}`, via(fact, "/intent/decision/via")], {
      tone: "good",
      ...body(fact, "/comment"),
    });
  },
  timed_out: (fact) => {
    const outcome = textAt(fact.data, "/outcome");
    return told(
      fact,
      [
        valueAt(fact.data, "/intent/quorum/votes/0") === undefined
          ? "Nobody answered by the deadline: "
          : "Too few agreed by the deadline: ",
        outcome ? outcomeLabel(outcome).toLowerCase() : "closed without an answer",
      ],
      { tone: "bad" },
    );
  },
  canceled: (fact) => told(fact, [by(fact), " withdrew this"], { tone: "warn", ...body(fact, "/reason") }),
  revealed: (fact) => told(fact, [by(fact), ` had ${placesIn(fact)} shown`]),
  redacted: (fact) => {
    const what =
      textAt(fact.data, "/what") === "content" ? "All that this held was" : `${capital(placesIn(fact))} were`;
    const whom = fact.actor.type === "system" ? ["its retention"] : [by(fact)];
    return told(fact, [`${what} dropped for good by `, ...whom], { tone: "warn", ...body(fact, "/reason") });
  },
  result: (fact) => {
    const failed = textAt(fact.data, "/status") === "failed";
    const sentence = [by(fact), failed ? " reported that it failed" : " reported that it is done"];
    return told(fact, sentence, { tone: failed ? "bad" : "good", ...body(fact, "/summary") });
  },
};

/** "2 sensitive values" */
function placesIn({ data }: FactWire): string {
  const places = valueAt(data, "/places");
  const count = Array.isArray(places) ? places.length : 0;
  return count === 1 ? "a sensitive value" : `${count || ""} sensitive values`.trim();
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whose votes a revision made void. */
function voided({ data }: FactWire): Sentence {
  const names = namesAt(data, "/voided");
  if (names.length === 0) return [];
  return ["; ", who(nameList(names)), names.length === 1 ? " has to vote again" : " have to vote again"];
}

function commentVerb({ data }: FactWire): string {
  if (data.question === true) return " asked the agent";
  return numberAt(data, "/reply_to") === null ? " wrote" : " replied";
}

/** Messages of one kind as one line: "Ana, Bea and 10 others were asked by mail". */
export function severalTold(facts: readonly FactWire[]): Sentence {
  const [first] = facts;
  const names = [...new Set(facts.flatMap(({ data }) => namesAt(data, "/to")))];
  if (!first) return [];
  const what = NOTICES[textAt(first.data, "/kind") ?? ""] ?? "was told";
  const words = names.length > 1 ? what.replace(/^was /, "were ") : what;
  const times = names.length === facts.length ? "" : `, ${facts.length} messages`;
  return [who(nameList(names)), ` ${words} ${channel(first)}${times}`];
}

const isKnown = (type: string): type is FactType => Object.hasOwn(WORDS, type);

const NOTICES: Readonly<Record<string, string>> = {
  waiting: "was asked",
  reminder: "was reminded",
  escalated: "was told of the escalation",
  mentioned: "was told of the mention",
  decided: "was told of the decision",
  timed_out: "was told that the deadline passed",
  withdrawn: "was told of the withdrawal",
};

const CHANNELS: Readonly<Record<string, string>> = {
  email: "mail",
  mail: "mail",
  slack: "Slack message",
  push: "push message",
};

const channel = (fact: FactWire): string => `by ${channelName(fact)}`;
const channelName = (fact: FactWire): string => CHANNELS[textAt(fact.data, "/channel") ?? ""] ?? "message";

const VIAS: Readonly<Record<string, string>> = {
  email: " by mail",
  slack: " in Slack",
  api: " through the API",
};

const via = (fact: FactWire, pointer: string): string => VIAS[textAt(fact.data, pointer) ?? ""] ?? "";

function failure(fact: FactWire): Sentence {
  const attempts = numberAt(fact.data, "/attempts");
  if (attempts === 0) return [people(fact), ` was not told ${channel(fact)}`];
  const tries = attempts === null ? "" : ` after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}`;
  return [`The ${channelName(fact)} to `, people(fact), ` could not be delivered${tries}`];
}

function claimEnded(fact: FactWire): Sentence {
  const heldMs = numberAt(fact.data, "/held_ms");
  return [heldMs === null ? "The claim ended by itself" : `The claim ended by itself after ${span(heldMs)}`];
}
