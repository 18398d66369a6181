import { isJsonObject } from "@/core/json";
import type { FactWire } from "@/core/wire/fact";
import { span } from "../ui/relative-time";
import { askedNamesAt, passedOver } from "./absence-words";
import { namesAt, numberAt, textAt } from "./fact-data";
import { nameList, type Sentence, who } from "./sentence";

/** Those whom a fact asks. */
export const people = (fact: FactWire) => who(nameList(askedNamesAt(fact.data, "/to")));

/** Whoever owns the asking agent, who does not answer it; what the quorum lacks; and whom a level did not reach. */
export function notAsked(fact: FactWire): Sentence {
  const [name] = namesAt(fact.data, "/left_out");
  const leftOut = name === undefined ? [] : ["; ", who(name), ", whose agent asks, was left out"];
  return [...leftOut, ...tooFew(fact), ...passedOver(fact)];
}

/** What a quorum needs and cannot get. */
function tooFew({ data }: FactWire): Sentence {
  const short = Array.isArray(data.short) ? data.short : [];
  return short.flatMap((_, index) => {
    const group = textAt(data, `/short/${index}/group`);
    const needed = numberAt(data, `/short/${index}/required`) ?? 0;
    const there = numberAt(data, `/short/${index}/of`) ?? 0;
    const approvals = `${needed} approval${needed === 1 ? " is" : "s are"} needed`;
    return [
      group === null ? `; ${approvals}, and ${there} can be had` : `; ${approvals} of `,
      ...(group === null ? [] : [who(group), `, which has ${there}`]),
    ];
  });
}

/** Which rule routed it, what it could not do, and which rules could not be asked. */
export function routingOf({ data }: FactWire): { words: string; body: string | null } {
  const name = textAt(data, "/routed_by/name");
  const problem = textAt(data, "/routed_by/problem");
  const failed = [data.rules_failed ?? []].flat().filter(isJsonObject);
  const lines = [
    ...(problem === null ? [] : [`The rule “${name}” says more than could be done. ${problem}`]),
    ...failed.map(
      (rule) => `The rule “${textAt(rule, "/name")}” was passed over. ${textAt(rule, "/detail")}`,
    ),
  ];
  return {
    words: name === null || data.at_once === true ? "" : `, routed by “${name}”`,
    body: lines.length > 0 ? lines.join("\n") : null,
  };
}

/** To whom the chain went on, and why. */
export function escalation(fact: FactWire, before: readonly FactWire[]): Sentence {
  const level = numberAt(fact.data, "/level") ?? 0;
  const from = numberAt(fact.data, "/from_level") ?? 0;
  if (namesAt(fact.data, "/to").length === 0) return [`Escalated to level ${level}, but nobody is there`];
  if (textAt(fact.data, "/reason") === "nobody_there")
    return ["Passed on to ", people(fact), ` at level ${level}`];
  const waited = waitedMs(fact, before);
  const why = waited === null ? "nobody answered" : `nobody answered in ${span(waited)}`;
  if (level <= from) return [`Started again at level ${level} with `, people(fact), `: ${why}`];
  return [`Escalated from level ${from} to `, people(fact), `: ${why}`];
}

/** Who may no longer answer, where the policy leaves it to whoever is asked now. */
export function leftOut({ data }: FactWire): Sentence {
  const names = namesAt(data, "/out");
  return names.length === 0 ? [] : ["; ", who(nameList(names)), " can no longer answer"];
}

const BEGINS_LEVEL: ReadonlySet<string> = new Set(["created", "escalated", "revised"]);

/** How long the level before had; unknown where a claim or the agent's turn held the chain back. */
function waitedMs(fact: FactWire, before: readonly FactWire[]): number | null {
  const start = before.findLastIndex(({ type }) => BEGINS_LEVEL.has(type));
  const begun = before[start];
  if (!begun || before.slice(start).some(({ type }) => type === "claimed" || type === "changes_requested"))
    return null;
  return Date.parse(textAt(fact.data, "/due_at") ?? fact.at) - Date.parse(begun.at);
}
