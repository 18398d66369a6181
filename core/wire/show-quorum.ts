import type { Intent } from "../intent";
import { standingOf } from "../panel";
import type { QuorumWire } from "./quorum";

/** How the vote stands, as the world sees it; null where one answer decides. */
export function quorumToWire(intent: Intent): QuorumWire | null {
  const standing = standingOf(intent);
  if (!standing) return null;
  const { required, approvals, denials, veto, reachable, groups } = standing;
  return {
    ...{ required, approvals, denials, veto, reachable },
    groups: groups.map(({ name, required, approvals, of }) => ({ name, required, approvals, of })),
    votes: intent.votes.map(({ userId: id, name, outcome, at }) => ({
      by: { id, name },
      outcome,
      at: at.toISOString(),
    })),
  };
}
