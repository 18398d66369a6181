import type { Measure } from "@/core/insights/measure";
import { type Db, rows } from "../client";

/** Keeps what each closed intent adds. Returns those that were not kept before: an intent counts once, however often it is measured. */
export async function insertMeasures(tx: Db, measures: readonly Measure[]): Promise<Measure[]> {
  const text = `INSERT INTO intent_measures (intent_id, workspace_id, closed_at, intent_type, person_id, team_ids, traits, facets, response_ms, deciding_ms)
    SELECT x."intentId", x."workspaceId", x."closedAt", x."intentType", x."personId", x."teamIds", x.traits, x.facets, x."responseMs", x."decidingMs"
    FROM json_to_recordset($1::json) AS x("intentId" text, "workspaceId" text, "closedAt" timestamptz, "intentType" text,
      "personId" text, "teamIds" text[], traits text[], facets text[], "responseMs" bigint, "decidingMs" bigint)
    ON CONFLICT (intent_id) DO NOTHING RETURNING intent_id`;
  const kept = await rows<{ intent_id: string }>(tx, text, JSON.stringify(measures.map(withFacets)));
  const ids = new Set(kept.map(({ intent_id }) => intent_id));
  return measures.filter(({ intentId }) => ids.has(intentId));
}

const withFacets = (measure: Measure) => ({ ...measure, facets: facetsOf(measure) });

/** What a measure is found by where few are alike: its traits and teams, within its workspace. */
export const facetsOf = ({
  workspaceId,
  traits,
  teamIds,
}: Pick<Measure, "workspaceId" | "traits" | "teamIds">) =>
  [...traits, ...teamIds].map((facet) => `${workspaceId}:${facet}`);
