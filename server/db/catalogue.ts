import type { PolicyBody } from "@/core/wire/policy";
import type { IntentTypeDefaults } from "@/core/wire/submit";
import { shared } from "@/server/shared";
import { db, rows } from "./client";
import { gatheredReads } from "./gather";
import { type TargetFound, targetsIn } from "./people";

/** All that a submit has to look up. */
export interface Catalogue {
  defaults: IntentTypeDefaults | null;
  policy: PolicyBody | null;
  /** Who is behind the references of the request, of the type's defaults and of the policy. */
  targets: TargetFound[];
}

interface Wanted {
  workspaceId: string;
  intentType: string;
  /** The policy's slug; null where the type's defaults may name one. */
  policy: string | null;
  refs: readonly string[];
}

const TEXT = `
  WITH asked AS (
    SELECT w.n, w."workspaceId" AS workspace_id, w.refs, t.defaults, p.definition AS policy
    FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("workspaceId" text, "intentType" text, policy text, refs jsonb))
      WITH ORDINALITY AS w("workspaceId", "intentType", policy, refs, n)
    LEFT JOIN intent_types t ON t.workspace_id = w."workspaceId" AND t.name = w."intentType"
    LEFT JOIN policies p ON p.workspace_id = w."workspaceId" AND p.slug = coalesce(w.policy, t.defaults ->> 'policy')),
  named AS MATERIALIZED (
    SELECT DISTINCT asked.n, asked.workspace_id, each.ref #>> '{}' AS ref
    FROM asked, LATERAL (
      SELECT jsonb_array_elements(asked.refs) AS ref
      UNION ALL SELECT jsonb_path_query(asked.defaults::jsonb, '$.assignees[*]')
      UNION ALL SELECT jsonb_path_query(asked.defaults::jsonb, '$.escalate[*].to[*]')
      UNION ALL SELECT jsonb_path_query(asked.policy::jsonb, '$.levels[*].to[*]')) each),
  targets AS (${targetsIn("named")})
  SELECT asked.defaults, asked.policy,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('ref', t.ref, 'target', t.target, 'people', t.people)), '[]')
     FROM targets t WHERE t.n = asked.n) AS targets
  FROM asked ORDER BY asked.n`;

const find = () =>
  shared("find-catalogue", () =>
    gatheredReads((wanted: Wanted[]) => rows<Catalogue>(db(), TEXT, JSON.stringify(wanted))),
  );

/** What is registered for a request, in one look: its type's defaults, the policy, and everybody named by any of the three. */
export const findCatalogue = (wanted: Wanted): Promise<Catalogue> => find()(wanted);
