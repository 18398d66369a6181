import { type Role, ROLES } from "@/core/access";

/** What each role is called, and what it lets somebody do. */
export const ROLE_WORDS: Record<Role, { name: string; does: string }> = {
  admin: { name: "Admin", does: "Sets up people, policies and agents, and answers requests." },
  reviewer: { name: "Reviewer", does: "Answers the requests that are with them or their teams." },
  auditor: { name: "Auditor", does: "Reads everything, changes nothing, and is never asked." },
};

export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_WORDS[value].name }));
