import { conditionOrFailure, type Values } from "./rules";
import type { Condition } from "./cel/compile";

/** "Allow this tool for this agent up to 100 € until Friday." */
export interface Grant {
  id: string;
  agentId: string;
  /** An intent type, or the beginning of several with * at its end. */
  intentType: string;
  /** A condition in CEL; null where there is none. */
  when: string | null;
  /** The outcome that it gives; null for the one that lets the agent go on. */
  outcome: string | null;
  maxUses: number | null;
  expiresAt: Date;
  note: string | null;
  createdBy: { id: string; name: string };
}

/** A grant that can be asked. */
export interface ReadyGrant extends Grant {
  holds: Condition | null;
}

export const readyGrants = (grants: readonly Grant[]): ReadyGrant[] =>
  grants.map((grant) => ({ ...grant, holds: grant.when === null ? null : conditionOrFailure(grant.when) }));

interface Request {
  agentId: string;
  intentType: string;
  values: () => Values;
  now: Date;
}

/** The grants that allow a request, those that end first in front. Whether they are used up is for the database to say. */
export function grantsFor(
  grants: readonly ReadyGrant[],
  { agentId, intentType, values, now }: Request,
): ReadyGrant[] {
  return grants
    .filter(
      (grant) => grant.agentId === agentId && grant.expiresAt > now && isOfType(intentType, grant.intentType),
    )
    .filter(({ holds }) => {
      const verdict = holds?.(values());
      return verdict === undefined || ("holds" in verdict && verdict.holds);
    })
    .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
}

const isOfType = (intentType: string, wanted: string): boolean =>
  wanted.endsWith("*") ? intentType.startsWith(wanted.slice(0, -1)) : intentType === wanted;

/** How a grant is called where it decides: "Refunds (grant)". */
export const grantName = ({ intentType, note }: Pick<Grant, "intentType" | "note">): string =>
  note ?? `Grant for ${intentType}`;
