import type { Fact } from "@/core/facts";
import type { Intent } from "@/core/intent";
import { askedFacet, openTexts, searchDocument, textsIn, wordsVector } from "@/core/search";
import type { Step } from "./save";

interface SearchRow {
  intent_id: string;
  workspace_id: string;
  document: string;
}

/** What a step adds to what its intent is found by: all of a new one, later revisions, comments and people. Nothing is taken away. */
export function searchRow({ before, after, facts }: Step): SearchRow[] {
  const of = { intent_id: after.id, workspace_id: after.workspaceId };
  const words = wordsVector(facts.flatMap(({ fact }) => textsSaid(fact, after)));
  if (!before) return [{ ...of, document: `${searchDocument(after)} ${words}` }];
  const known = new Set(before.asked.map(({ id }) => id));
  const people = after.asked.filter(({ id }) => !known.has(id)).map(({ id }) => askedFacet(id));
  const document = [...people, words].join(" ").trim();
  return document === "" ? [] : [{ ...of, document }];
}

/** What a fact adds to what its intent is found by. */
export function textsSaid(fact: Fact, intent: Pick<Intent, "sensitive">): string[] {
  if (fact.type === "commented") return [fact.data.body];
  if (fact.type !== "revised") return [];
  const { payload = null, ...words } = fact.data.question;
  return [fact.data.note, ...textsIn(words), ...openTexts(intent, payload)];
}

/** A conversation that goes on for ever is found by its beginning: a tsvector has an end. */
const FULL = 3_000;
/** Those newly asked must always be added, or they would not find it. */
const FEW_PEOPLE = 100;

/** Adds the rows of the eighth parameter, for intents of the statement's `last`. */
export const ADD_WORDS = `words AS (
    INSERT INTO intent_search AS s (intent_id, workspace_id, document) SELECT r.intent_id, r.workspace_id, r.document::tsvector
    FROM json_to_recordset($8::json) AS r(intent_id text, workspace_id text, document text) WHERE r.intent_id IN (SELECT intent_id FROM last)
    ON CONFLICT (intent_id) DO UPDATE SET document = s.document || excluded.document
      WHERE length(s.document) < ${FULL} OR length(excluded.document) < ${FEW_PEOPLE})`;
