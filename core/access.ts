import { currentlyAsked, type Intent, MENTIONED } from "./intent";

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
  intent.asked.some((person) => person.id === userId && person.level !== MENTIONED);

export const wasMentioned = (intent: Audience, userId: string): boolean =>
  intent.asked.some((person) => person.id === userId && person.level === MENTIONED);

/**
 * Whether the chain has moved on from somebody for good: their policy leaves the answer to whoever is asked now. Where that is
 * nobody, those who were asked before stay.
 */
export function isOut(intent: Pick<Intent, "asked" | "plan">, userId: string): boolean {
  if (intent.plan.keepEarlierLevels || !wasAsked(intent, userId)) return false;
  const asked = currentlyAsked(intent);
  return asked.length > 0 && !asked.some((person) => person.id === userId);
}

/** Admins and auditors read everything; a reviewer reads what they are or were asked, and where they were mentioned. */
export function mayRead(member: Pick<Member, "id" | "role">, intent: Audience): boolean {
  const known = intent.asked.some((person) => person.id === member.id);
  return member.role === "admin" || member.role === "auditor" || known;
}

/** Auditors change nothing. Others may write to those on what they may read. */
export function mayTakePart(member: Pick<Member, "id" | "role">, intent: Audience): boolean {
  return member.role !== "auditor" && mayRead(member, intent);
}

/** To claim it or to pass it on is for those who were asked and are not out, and for admins; not for those who were only mentioned. */
export function mayHandle(
  member: Pick<Member, "id" | "role">,
  intent: Pick<Intent, "asked" | "plan">,
): boolean {
  const asked = wasAsked(intent, member.id) && !isOut(intent, member.id);
  return mayTakePart(member, intent) && (member.role === "admin" || asked);
}

/** Whoever owns the asking agent does not decide its questions, unless the policy allows it; null where nobody is barred. */
export const requesterOf = ({
  agent,
  plan,
}: {
  agent: Pick<Intent["agent"], "ownerId">;
  plan: Pick<Intent["plan"], "requesterMayDecide">;
}): string | null => (plan.requesterMayDecide ? null : agent.ownerId);

export function mayAnswer(
  member: Pick<Member, "id" | "role">,
  intent: Pick<Intent, "asked" | "agent" | "plan">,
): boolean {
  return mayHandle(member, intent) && requesterOf(intent) !== member.id;
}

/** Sensitive values are for those who need them to answer, and for admins. Auditors see that they are there, and who had them shown. */
export const mayReveal = (
  member: Pick<Member, "id" | "role">,
  intent: Pick<Intent, "asked" | "agent" | "plan">,
): boolean => member.role === "admin" || mayAnswer(member, intent);

/** Where a mistake is costly, having the link of a mail is not enough: its person signs in before they answer by it. */
export const wantsSignIn = ({ risk }: Pick<Intent, "risk">): boolean =>
  risk === "high" || risk === "critical";
