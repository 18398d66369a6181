import { type Db, rows } from "./client";

/** A person with several memberships is who the oldest makes them, as in findSessionMember. */
const STANDINGS = `(SELECT DISTINCT ON (s.session_token) s.session_token AS credential, m.workspace_id || ' ' || m.role AS standing
  FROM sessions s JOIN memberships m ON m.user_id = s.user_id AND m.active
  WHERE s.session_token = ANY($1::text[]) AND s.expires > now() ORDER BY s.session_token, m.created_at
  ) UNION ALL (SELECT k.id, a.workspace_id || ' agent' FROM api_keys k JOIN agents a ON a.id = k.agent_id
  WHERE k.id = ANY($1::text[]) AND k.revoked_at IS NULL AND a.deactivated_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > now()))`;

/** What sessions (by the hash of their token) and API keys (by id) are good for now: "workspace role". Those that are good for nothing are missing. */
export async function standings(on: Db, credentials: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<{ credential: string; standing: string }>(on, STANDINGS, credentials);
  return new Map(found.map(({ credential, standing }) => [credential, standing]));
}
