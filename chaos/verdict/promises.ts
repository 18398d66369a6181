import { isHeldBack } from "@/core/facts";
import type { Entry } from "../ledger";
import type { Found, FoundFact } from "./found";
import { doubles, type Invariant } from "./invariant";

const entriesOf = ({ ledger }: Found): Entry[] => [...ledger.entries.values()];
const factsOf = ({ facts }: Found, id: string): FoundFact[] => facts.get(id) ?? [];

/** What those were promised who got an answer. */
export const promises: Invariant[] = [
  {
    promise: "a question that was taken is there, and once",
    broken: (found) => [
      ...entriesOf(found)
        .filter(({ id, title }) => found.intents.get(id)?.title !== title)
        .map(({ id }) => `${id} is not there`),
      ...[...found.intents.keys()]
        .filter((id) => !found.ledger.entries.has(id))
        .map((id) => `${id} is there, and its agent was never told so`),
      ...doubles([...found.intents.values()], ({ title }) => title).map((title) => `${title} is there twice`),
    ],
  },
  {
    promise: "each comment, vote, revision, claim, withdrawal and result that was taken is a fact",
    broken: (found) =>
      entriesOf(found).flatMap(({ id, promised }) =>
        promised
          .filter(({ type, words }) => !hasFact(factsOf(found, id), type, words))
          .map(({ type, words }) => `${id} has no ${type} with ${words}`),
      ),
  },
  {
    promise: "whoever was told of an end was told of the one that stands",
    broken: (found) =>
      entriesOf(found).flatMap(({ id, told }) => {
        const row = found.intents.get(id);
        return told
          .filter(({ status, outcome }) => status !== row?.status || outcome !== row.outcome)
          .map(
            ({ by, status, outcome }) =>
              `${id}: ${by} heard ${status} ${outcome}, it is ${row?.status} ${row?.outcome}`,
          );
      }),
  },
  {
    promise: "a request that is sent again gets its first answer",
    broken: (found) =>
      entriesOf(found).flatMap(({ id, repeated }) =>
        repeated
          .filter(({ first, again, replayed }) => first !== again || !replayed)
          .map(({ path }) => `${id}: ${path} was answered otherwise the second time`),
      ),
  },
  {
    promise: "a stream tells every fact once and in order, wherever it is resumed",
    broken: (found) =>
      entriesOf(found).flatMap(({ id, streams }) =>
        streams
          .filter((heard) => heard.join() !== visible(factsOf(found, id)).slice(0, heard.length).join())
          .map((heard) => `${id}: a stream told ${heard.join(" ")}`),
      ),
  },
  {
    promise: "no server ends unless it is ended",
    broken: ({ endedByItself: times }) => (times === 0 ? [] : [`one did, ${times} times`]),
  },
];

function hasFact(facts: readonly FoundFact[], type: string, words: string): boolean {
  return facts.some((fact) => fact.type === type && JSON.stringify(fact.data).includes(words));
}

const visible = (facts: readonly FoundFact[]): number[] =>
  facts.filter((fact) => !isHeldBack(fact as { type: "created" })).map(({ seq }) => seq);
