import type { PolicyBody } from "@/core/wire/policy";
import type { IntentTypeDefaults } from "@/core/wire/submit";
import { shared } from "@/server/shared";
import { db, rows } from "./client";
import { gatheredReads } from "./gather";
import { calendarsNamedBy } from "./holiday-calendars";
import { ABSENCES_BY_N, type Found, type Period, TARGETS_BY_N, targetsIn } from "./targets";

/** All that a submit has to look up. `targets` are behind the references of the request, of the type's defaults and of the policy. */
export interface Catalogue extends Found {
  defaults: IntentTypeDefaults | null;
  policy: PolicyBody | null;
  /** The dates of the holiday calendars that the policy names, by slug; those of the coming year, since nothing waits longer. */
  calendars: Record<string, string[]>;
  /** The version of the workspace's rules and grants; 0 where there are none. */
  routing: number;
}

interface Wanted extends Period {
  workspaceId: string;
  intentType: string;
  /** The policy's slug; null where the type's defaults may name one. */
  policy: string | null;
  refs: readonly string[];
}

const TEXT = `
  WITH RECURSIVE asked AS (
    SELECT w.n, w."workspaceId" AS workspace_id, w.refs, t.defaults, p.definition AS policy,
      to_timestamp(w.since / 1000) AS since, to_timestamp(w.until / 1000) AS until
    FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("workspaceId" text, "intentType" text, policy text, refs jsonb,
        since float8, until float8))
      WITH ORDINALITY AS w("workspaceId", "intentType", policy, refs, since, until, n)
    LEFT JOIN intent_types t ON t.workspace_id = w."workspaceId" AND t.name = w."intentType"
    LEFT JOIN policies p ON p.workspace_id = w."workspaceId" AND p.slug = coalesce(w.policy, t.defaults ->> 'policy')),
  named AS MATERIALIZED (
    SELECT DISTINCT asked.n, asked.workspace_id, each.ref #>> '{}' AS ref, asked.since, asked.until
    FROM asked, LATERAL (
      SELECT jsonb_array_elements(asked.refs) AS ref
      UNION ALL SELECT jsonb_path_query(asked.defaults::jsonb, '$.assignees[*]')
      UNION ALL SELECT jsonb_path_query(asked.defaults::jsonb, '$.escalate[*].to[*]')
      UNION ALL SELECT jsonb_path_query(asked.policy::jsonb, '$.levels[*].to[*]')
      UNION ALL SELECT jsonb_path_query(asked.policy::jsonb, '$.quorum.groups[*].of[*]')) each),
  ${targetsIn("named")}
  SELECT asked.defaults, asked.policy, coalesce(t.targets, '[]') AS targets, coalesce(a.absences, '[]') AS absences,
    (SELECT coalesce(json_object_agg(c.slug, ARRAY(SELECT d ->> 'date' FROM json_array_elements(c.days) d
        WHERE (d ->> 'date')::date BETWEEN asked.since - interval '2 days' AND asked.since + interval '368 days')), '{}')
      FROM holiday_calendars c WHERE c.workspace_id = asked.workspace_id
        AND to_jsonb(c.slug) IN ${calendarsNamedBy("asked.policy")}) AS calendars,
    coalesce((SELECT r.version FROM routing r WHERE r.workspace_id = asked.workspace_id), 0) AS routing
  FROM asked LEFT JOIN (${TARGETS_BY_N}) t USING (n) LEFT JOIN (${ABSENCES_BY_N}) a USING (n) ORDER BY asked.n`;

const find = () =>
  shared("find-catalogue", () =>
    gatheredReads(
      (wanted: Wanted[], scope) => rows<Catalogue>(db(scope), TEXT, JSON.stringify(wanted)),
      ({ workspaceId }) => workspaceId,
    ),
  );

/** What is registered for a request, in one look: its type's defaults, the policy, and everybody named by any of the three. */
export const findCatalogue = (wanted: Wanted): Promise<Catalogue> => find()(wanted);
