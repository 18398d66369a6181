import type { Fact } from "../facts";
import type { Answer, Decision } from "../intent";
import { type Json, pointerOf } from "../json";
import { type Marks, placesIn, placesInEdits } from "./marks";

/** Pointers into a fact's data to the values that the marks name. */
export function factPlaces({ type, data }: Fact, marks: Marks): string[] {
  switch (type) {
    case "revised": {
      const { question, before, edits } = data;
      return [
        ...placesIn(question["payload"], marks.payload, "/question/payload"),
        ...placesIn(before["payload"], marks.payload, "/before/payload"),
        ...placesInEdits(edits, marks.payload, "/edits"),
      ];
    }
    case "voted":
    case "changes_requested":
      return answerPlaces(data.answer, marks, "/answer");
    case "answered":
    case "decided":
      return decisionPlaces(data.decision, marks, "/decision");
    case "timed_out":
      return data.decision ? decisionPlaces(data.decision, marks, "/decision") : [];
    case "result":
      return placesIn(data.data, marks.result, "/data");
    case "created":
    case "notified":
    case "notification_failed":
    case "reminded":
    case "escalated":
    case "claimed":
    case "released":
    case "snoozed":
    case "woken":
    case "covered":
    case "left":
    case "reassigned":
    case "commented":
    case "taken_back":
    case "canceled":
    case "revealed":
    case "redacted":
      return [];
  }
}

/** Pointers to what people and agents said in words, which only the redaction of a whole intent drops. */
export function factWords({ type, data }: Fact): string[] {
  switch (type) {
    case "revised":
      return [
        "/note",
        ...(["question", "before"] as const).flatMap((side) =>
          ["title", "description"].flatMap((key) =>
            (data[side][key] ?? null) === null ? [] : [pointerOf([side, key])],
          ),
        ),
      ];
    case "voted":
    case "changes_requested":
      return answerWords(data.answer, "/answer");
    case "answered":
    case "decided":
      return answerWords(data.decision, "/decision");
    case "timed_out":
      return data.decision ? answerWords(data.decision, "/decision") : [];
    case "commented":
      return ["/body"];
    case "canceled":
      return ["/reason"];
    case "reassigned":
      return data.reason === null ? [] : ["/reason"];
    case "result":
      return ["/summary"];
    case "created":
    case "notified":
    case "notification_failed":
    case "reminded":
    case "escalated":
    case "claimed":
    case "released":
    case "snoozed":
    case "woken":
    case "covered":
    case "left":
    case "taken_back":
    case "revealed":
    case "redacted":
      return [];
  }
}

/** Pointers to the values of an answer. */
export const answerPlaces = (
  { data, edits }: { data?: Json; edits?: Record<string, Json> },
  marks: Marks,
  at: string,
): string[] => [
  ...placesIn(data, marks.data, `${at}/data`),
  ...placesInEdits(edits, marks.payload, `${at}/edits`),
];

/** Pointers to the values of a decision, which holds the payload once more. */
export const decisionPlaces = (
  decision: Pick<Decision, "data" | "edits" | "payload">,
  marks: Marks,
  at: string,
): string[] => [
  ...answerPlaces(decision, marks, at),
  ...placesIn(decision.payload, marks.payload, `${at}/payload`),
];

const answerWords = ({ comment, evidence }: Answer, at: string): string[] => [
  ...(comment === null ? [] : [`${at}/comment`]),
  ...evidence.flatMap((each, index) =>
    Object.keys(each).map((key) => at + pointerOf(["evidence", index, key])),
  ),
];
