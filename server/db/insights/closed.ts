import { type Closed, MEASURED_FACTS } from "@/core/insights/measure";
import { type Db, rows } from "../client";
import type { Queued } from "./queue";

interface FactRow extends Omit<Closed["facts"][number], "at"> {
  at: string;
}

interface ClosedRow extends Omit<Closed, "decision" | "facts" | "openingsKnown"> {
  decision: (Omit<NonNullable<Closed["decision"]>, "at"> & { at: string }) | null;
  facts: FactRow[];
}

/** Who newly has to answer by a fact, as ids. */
const TO = `CASE json_typeof(f.data -> 'to') WHEN 'array'
  THEN coalesce((SELECT json_agg(x ->> 'id') FROM json_array_elements(f.data -> 'to') x), '[]') ELSE '[]' END`;

const FACT = `json_build_object('type', f.type, 'at', f.at, 'byAgent', f.actor ->> 'type' = 'agent', 'to', ${TO},
  'question', f.type = 'commented' AND f.data ->> 'question' = 'true')`;

/** The teams among the targets of the level at which the person was asked, or else the intent ended. */
const ASKED_TEAMS = `ARRAY(SELECT x ->> 'id' FROM jsonb_array_elements(i.plan -> 'levels' -> (coalesce(nullif(p.level, 0), i.level) - 1) -> 'to') x
  WHERE x ->> 'type' = 'team')`;

const OWN_TEAMS = `ARRAY(SELECT t.id FROM team_members m JOIN teams t ON t.id = m.team_id
  WHERE m.user_id = d.by AND t.workspace_id = i.workspace_id ORDER BY t.id)`;

/** What is to be measured, with all that its figures need. Its decision is text to PostgreSQL, so it is looked into once, which OFFSET 0 makes sure of. */
export async function readClosed(on: Db, queued: readonly Queued[]): Promise<Closed[]> {
  const known = new Map(queued.map(({ intent_id, openings_known }) => [intent_id, openings_known]));
  const text = `SELECT i.id, i.workspace_id AS "workspaceId", i.intent_type AS "intentType", i.task_type AS "taskType", i.outcomes,
      i.status, i.created_at AS "createdAt", i.closed_at AS "closedAt",
      CASE WHEN i.decision IS NOT NULL AND i.decision::text <> 'null' THEN json_build_object('by', d.by, 'via', i.decision ->> 'via',
        'at', coalesce(i.decision ->> 'decidedAt', to_json(i.closed_at) #>> '{}'), 'outcome', i.outcome) END AS decision,
      v.opened_at AS "openedAt", ${ASKED_TEAMS} AS "askedTeams", ${OWN_TEAMS} AS "ownTeams",
      (SELECT coalesce(json_agg(${FACT} ORDER BY f.seq), '[]') FROM facts f
       WHERE f.intent_id = i.id AND f.type = ANY($2::text[])) AS facts
    FROM intents i CROSS JOIN LATERAL (SELECT i.decision -> 'decidedBy' ->> 'id' AS by OFFSET 0) d
    LEFT JOIN intent_views v ON v.intent_id = i.id AND v.user_id = d.by
    LEFT JOIN intent_people p ON p.intent_id = i.id AND p.user_id = d.by
    WHERE i.id = ANY($1::text[]) AND i.closed_at IS NOT NULL`;
  const found = await rows<ClosedRow>(on, text, [...known.keys()], MEASURED_FACTS);
  return found.map(({ decision, facts, ...rest }) => ({
    ...rest,
    decision: decision && { ...decision, at: new Date(decision.at) },
    facts: facts.map((fact) => ({ ...fact, at: new Date(fact.at) })),
    openingsKnown: known.get(rest.id) ?? false,
  }));
}
