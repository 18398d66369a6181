import type { InvitationMail } from "@/core/invitation";
import type { Letter } from "./letter";

const DOES: Record<InvitationMail["role"], string> = {
  admin: "Admin: you set up people, policies and agents, and answer requests.",
  reviewer: "Reviewer: you answer what agents ask you.",
  auditor: "Auditor: you read everything and change nothing.",
};

/** Asks somebody to join a workspace. `host` is where the link leads, for the reader to recognise. */
export function invitation({ url, inviter, workspace, role, days }: InvitationMail, host: string): Letter {
  return {
    subject: `${inviter} invites you to ${workspace} on Countersign`,
    preview: `Join within ${days} days.`,
    heading: `Join ${workspace} on Countersign`,
    lead: `${inviter} invites you. The link works once, for ${days} days, at ${host}.`,
    facts: [
      { label: "Your part", value: DOES[role] },
      { label: "What it is", value: "AI agents ask questions there, and people answer them." },
    ],
    button: {
      label: "Join",
      url,
      note: "Whoever has this link can join as you, so please do not forward it.",
    },
    fields: null,
    quote: null,
    link: null,
    footer: "If you do not know who this is from, ignore it: nothing happens without the link.",
  };
}
