import { AppError } from "@/core/errors";
import type { PolicyVersionWire, PolicyWire } from "@/core/wire/policies";
import { spelledPolicy } from "@/core/wire/policy-spelling";
import type { Db } from "@/server/db/client";
import { findPoliciesInUse, type PolicyInUse } from "@/server/db/policies";
import type { PolicyVersion, VersionStamp } from "@/server/db/policy-versions";

export const noSuchPolicy = (slug: string): AppError =>
  new AppError("not_found", `There is no policy "${slug}".`);

/** A policy as it stands now, with what depends on it. Throws not_found. */
export async function shownPolicy(on: Db, workspaceId: string, slug: string): Promise<PolicyWire> {
  const [found] = await findPoliciesInUse(on, workspaceId, slug);
  if (!found) throw noSuchPolicy(slug);
  return policyShown(found);
}

export function policyShown({
  id,
  definition,
  version,
  saved,
  intentTypes,
  rules,
  openIntents,
}: PolicyInUse): PolicyWire {
  return {
    ...spelledPolicy(definition),
    id,
    version,
    saved: saved && stampShown(saved),
    used_by: { intent_types: intentTypes, rules },
    open_intents: openIntents,
  };
}

export const stampShown = ({ at, actor }: VersionStamp) => ({
  at: new Date(at).toISOString(),
  by: { id: actor.id, name: actor.name },
});

export const versionShown = (version: PolicyVersion): PolicyVersionWire => ({
  number: version.number,
  action: version.action,
  ...stampShown(version),
  note: version.note,
  restored_from: version.restoredFrom,
  policy: spelledPolicy(version.definition),
});
