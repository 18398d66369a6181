import { AppError } from "@/core/errors";
import { db, EVERYWHERE, workspaceOf } from "@/server/db/client";
import { type AnswerLink, findAnswerLink } from "@/server/db/answer-links";
import { findMemberIn } from "@/server/db/people";
import type { Ctx } from "../context";
import { sha256 } from "../secrets";

export interface OpenLink {
  hash: string;
  link: AnswerLink;
  /** Stands for the link's person, on the link's intent only. */
  ctx: Ctx;
}

/** Whose link this is. Throws unauthenticated where it is nobody's, or its person is no longer a member. */
export async function openAnswerLink(token: string, now: Date): Promise<OpenLink> {
  const hash = sha256(token);
  const link = /^[\w-]{43}$/.test(token) ? await findAnswerLink(db(EVERYWHERE), hash) : null;
  const member = link && (await findMemberIn(db(workspaceOf(link)), link.workspace_id, link.user_id));
  if (!link || !member)
    throw new AppError(
      "unauthenticated",
      "This link is not one of ours, or its owner is no longer a member.",
    );
  return {
    hash,
    link,
    ctx: { workspaceId: link.workspace_id, now, caller: { type: "member", member, via: "email" } },
  };
}
