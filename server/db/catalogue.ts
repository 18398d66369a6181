import type { PolicyBody } from "@/core/wire/policy";
import type { IntentTypeDefaults } from "@/core/wire/submit";
import { type Db, rows } from "./client";

export interface Catalogue {
  defaults: IntentTypeDefaults | null;
  policy: PolicyBody | null;
}

/** A registered intent type's defaults, and the policy named here or else there. */
export async function findCatalogue(on: Db, workspaceId: string, intentType: string, policy: string | null): Promise<Catalogue> {
  const text = `
    WITH t AS (SELECT defaults FROM intent_types WHERE workspace_id = $1 AND name = $2)
    SELECT (SELECT defaults FROM t) AS defaults,
      (SELECT definition FROM policies WHERE workspace_id = $1 AND slug = coalesce($3, (SELECT defaults ->> 'policy' FROM t))) AS policy`;
  const [row] = await rows<Catalogue>(on, text, workspaceId, intentType, policy);
  return row ?? { defaults: null, policy: null };
}
