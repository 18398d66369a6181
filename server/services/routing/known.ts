import { type ReadyGrant, readyGrants } from "@/core/grants";
import { type ReadyRule, readyRules } from "@/core/rules";
import { db } from "@/server/db/client";
import { loadRouting } from "@/server/db/routing";
import { shared } from "@/server/shared";

/** The rules and grants of a workspace, compiled. */
export interface Known {
  version: number;
  rules: ReadyRule[];
  grants: ReadyGrant[];
  /** Grants found used up, revoked or over, which none of them ceases to be. */
  spent: Set<string>;
}

const NOTHING: Known = { version: 0, rules: [], grants: [], spent: new Set() };
/** So that a process that serves many workspaces forgets those it has not heard of for long. */
const MAX_WORKSPACES = 1_000;

const known = () => shared("routing", () => new Map<string, Promise<Known>>());

/**
 * The rules and grants as they were at `version` or later. Whoever submits has just read the version, so what this process
 * remembers is never older than what was saved before.
 */
export async function routingAt(workspaceId: string, version: number, now: Date): Promise<Known> {
  if (version === 0) return NOTHING;
  const found = await known()
    .get(workspaceId)
    ?.catch(() => NOTHING);
  if (found && found.version >= version) return found;
  const loading = load(workspaceId, now);
  if (known().size >= MAX_WORKSPACES) known().clear();
  known().set(workspaceId, loading);
  loading.catch(() => known().delete(workspaceId));
  return loading;
}

async function load(workspaceId: string, now: Date): Promise<Known> {
  const { version, rules, grants } = await loadRouting(db({ workspaceId }), workspaceId, now);
  return { version, rules: readyRules(rules), grants: readyGrants(grants), spent: new Set() };
}
