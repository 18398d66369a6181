import { isJsonObject, type Json, type JsonObject, valueAt } from "@/core/json";
import type { FactWire } from "@/core/wire/fact";
import type { AssigneeWire } from "@/core/wire/intent";
import { textAt } from "./fact-data";
import { at, type Sentence, who } from "./sentence";

/** "Cal", or "Cal for Bea" where Cal stands in for her. */
export const askedName = ({ name, instead_of }: Pick<AssigneeWire, "name" | "instead_of">): string =>
  instead_of ? `${name} for ${instead_of.name}` : name;

/** The same for those whom a fact names. */
export const askedNamesAt = (data: JsonObject, pointer: string): string[] =>
  objectsAt(data, pointer).flatMap((person) => {
    const name = textAt(person, "/name");
    const absent = textAt(person, "/instead_of/name");
    if (name === null) return [];
    return [absent === null ? name : `${name} for ${absent}`];
  });

/** Whom a level did not reach, and why; nothing where it reached everybody. */
export const passedOver = ({ data }: FactWire): Sentence =>
  objectsAt(data, "/passed_over").flatMap((each, index): Sentence => [
    index === 0 ? ": " : "; ",
    ...reason(each),
  ]);

function reason(each: JsonObject): Sentence {
  const name = who(textAt(each, "/name") ?? "Somebody");
  switch (textAt(each, "/reason")) {
    case "away":
      return [name, " is away", ...untilOf(each), standIn(textAt(each, "/by"))];
    case "empty":
      return ["nobody is in ", name];
    case "off_call":
      return ["nobody is on call in ", name];
    default:
      return [name, " can no longer be asked"];
  }
}

const standIn = (by: string | null): string =>
  by === null ? " and nobody stands in" : `, and ${by} is asked already`;

/** What an absence that began meant for whoever was asked. */
export function coverage({ data }: FactWire): Sentence {
  const absent: Sentence = [who(textAt(data, "/from/name") ?? "Somebody"), " is away", ...untilOf(data)];
  const by = textAt(data, "/by/name");
  if (by === null) return [...absent, " and nobody stands in"];
  const already = objectsAt(data, "/to").length === 0;
  return [...absent, "; ", who(by), already ? " is asked already" : " stands in"];
}

function untilOf(data: JsonObject): Sentence {
  const until = textAt(data, "/until");
  return until === null ? [] : [" until ", at(until)];
}

function objectsAt(data: JsonObject, pointer: string): JsonObject[] {
  const value: Json = valueAt(data, pointer) ?? null;
  return [value].flat().filter(isJsonObject);
}
