import type { Intent } from "./intent";

export const ROLES = ["admin", "reviewer", "auditor"] as const;
export type Role = (typeof ROLES)[number];

/** A signed-in member, or the bearer of an answer link (`via: "email"`), who can see one intent only. */
export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
}

type Audience = Pick<Intent, "asked">;

export const wasAsked = (intent: Audience, userId: string): boolean =>
  intent.asked.some((person) => person.id === userId);

/** Admins and auditors read everything; a reviewer reads what they are or were asked. */
export function mayRead(member: Pick<Member, "id" | "role">, intent: Audience): boolean {
  return member.role === "admin" || member.role === "auditor" || wasAsked(intent, member.id);
}

/** Auditors change nothing. Others may take part in what they may read. */
export function mayTakePart(member: Pick<Member, "id" | "role">, intent: Audience): boolean {
  return member.role !== "auditor" && mayRead(member, intent);
}

/** Whoever owns the asking agent does not decide its questions, unless the policy allows it. */
export function mayAnswer(
  member: Pick<Member, "id" | "role">,
  intent: Pick<Intent, "asked" | "agent" | "plan">,
): boolean {
  const ownQuestion = intent.agent.ownerId !== null && intent.agent.ownerId === member.id;
  return mayTakePart(member, intent) && (!ownQuestion || intent.plan.requesterMayDecide);
}

/** Where a mistake is costly, having the link of a mail is not enough: its person signs in before they answer by it. */
export const wantsSignIn = ({ risk }: Pick<Intent, "risk">): boolean =>
  risk === "high" || risk === "critical";
