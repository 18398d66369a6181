import type { PolicyBody } from "@/core/wire/policy";
import type { IntentTypeDefaults } from "@/core/wire/submit";
import { shared } from "@/server/shared";
import { db, rows } from "./client";
import { gatheredReads } from "./gather";

export interface Catalogue {
  defaults: IntentTypeDefaults | null;
  policy: PolicyBody | null;
}

interface Wanted {
  workspaceId: string;
  intentType: string;
  policy: string | null;
}

const TEXT = `SELECT t.defaults, p.definition AS policy
  FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("workspaceId" text, "intentType" text, policy text))
    WITH ORDINALITY AS w("workspaceId", "intentType", policy, n)
  LEFT JOIN intent_types t ON t.workspace_id = w."workspaceId" AND t.name = w."intentType"
  LEFT JOIN policies p ON p.workspace_id = w."workspaceId" AND p.slug = coalesce(w.policy, t.defaults ->> 'policy')
  ORDER BY w.n`;

const find = () =>
  shared("find-catalogue", () =>
    gatheredReads((wanted: Wanted[]) => rows<Catalogue>(db(), TEXT, JSON.stringify(wanted))),
  );

/** A registered intent type's defaults, and the policy named here or else there. */
export const findCatalogue = (wanted: Wanted): Promise<Catalogue> => find()(wanted);
