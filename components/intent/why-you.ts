import type { AssigneeWire, IntentWire } from "@/core/wire/intent";
import { askedName } from "./absence-words";
import { outcomeLabel } from "./outcome-words";
import { at, nameList, type Sentence, who } from "./sentence";

type Reader = { id: string };

/** Why this is in front of the reader; null once it is closed. */
export function whyYou(intent: IntentWire, reader: Reader): Sentence | null {
  const { you, level, levels, assignees, status } = intent;
  if (status !== "waiting" || !you) return null;
  const withThem = nameList(assignees.filter((person) => person.id !== reader.id).map(askedName));
  if (you.is_requester && you.may_take_part && !intent.held)
    return ["Your own agent asks this, so somebody else has to answer. It is with ", who(withThem), "."];
  if (you.mentioned)
    return ["You were mentioned in a comment, and can write below. It is with ", who(withThem), "."];
  if (!you.may_take_part) return ["You can read this, but not answer it. It is with ", who(withThem), "."];
  if (you.out && !you.may_answer)
    return [
      "It has gone on to ",
      who(withThem),
      ", and its policy leaves the answer to whoever is asked now.",
    ];
  const own = assignees.find((person) => person.id === reader.id);
  if (own) return [...asked(intent), ...insteadOf(own)];
  if (you.asked_at_level !== null) {
    return [
      `You were asked at level ${you.asked_at_level}; it has gone on to `,
      who(withThem),
      ". You can still answer.",
    ];
  }
  return [
    "You were not asked, but may answer. It is with ",
    who(withThem),
    levels.length > 1 ? `, level ${level} of ${levels.length}.` : ".",
  ];
}

function asked({ level, levels }: IntentWire): Sentence {
  const since = levels[level - 1]?.starts_at;
  const place = levels.length > 1 ? `You are level ${level} of ${levels.length}` : "This is for you";
  return since ? [`${place}, since `, at(since), "."] : [`${place}.`];
}

function insteadOf({ instead_of }: AssigneeWire): Sentence {
  if (!instead_of) return [];
  return [" You stand in for ", who(instead_of.name), ", who is away until ", at(instead_of.until), "."];
}

/** What happens if nobody does anything; null once it is closed. */
export function whatNext(intent: IntentWire): Sentence | null {
  const { next, status, waiting_on, claimed_by, held } = intent;
  if (status !== "waiting" || !next) return null;
  const ending = endOf(intent);
  if (waiting_on === "agent" && !held)
    return ["The agent has the turn; nobody is reminded meanwhile. ", ...ending];
  switch (next.kind) {
    case "release":
      return [who(held?.by.name ?? "Somebody"), " answered; the agent hears of it at ", at(next.at), "."];
    case "reminder":
      return [
        who(nameList(next.to)),
        next.to.length === 1 ? " is reminded at " : " are reminded at ",
        at(next.at),
        ". ",
        ...ending,
      ];
    case "escalation":
      return [
        who(nameList(next.to)),
        next.to.length === 1 ? " is next at " : " are next at ",
        at(next.at),
        ". ",
        ...ending,
      ];
    case "repeat":
      return ["It starts again with ", who(nameList(next.to)), " at ", at(next.at), ". ", ...ending];
    case "claim_expiry":
      return [
        who(claimed_by?.name ?? "Somebody"),
        " has claimed this; the chain goes on at ",
        at(next.at),
        ". ",
        ...ending,
      ];
    case "timeout":
      return ending;
  }
}

function endOf({ deadline_at, on_timeout, quorum }: IntentWire): Sentence {
  const end =
    on_timeout === null ? "it closes without an answer." : `the answer is “${outcomeLabel(on_timeout)}”.`;
  return [quorum ? "If too few agree by " : "If nobody answers by ", at(deadline_at), ", ", end];
}
