import { AppError, type Flaw } from "@/core/errors";
import { expiryOfInvitation, type SendInvitation } from "@/core/invitation";
import type { InvitationsBody, InvitationsWire, InvitationWire } from "@/core/wire/invitations";
import { type Db, db } from "@/server/db/client";
import {
  endInvitation,
  insertInvitation,
  isTwice,
  knownAddresses,
  listInvitations as listInvitationRows,
  renewLink,
  type StoredInvitation,
  withdrawExpired,
} from "@/server/db/invitations";
import { findTeamsBySlug } from "@/server/db/teams";
import { administer } from "../administration/administer";
import { type Ctx, newId, newSecret, requireAdmin, requireOverseer } from "../context";
import { sha256 } from "../secrets";
import { nameOfWorkspace } from "../workspace/name";
import { invitationKept, invitationShown, lockedInvitation, mailLink } from "./show";
import { requireRecentStep } from "../second-step/needs";

const MOST_SHOWN = 500;

/** Invitations that are neither accepted nor withdrawn, newest first. Throws forbidden. */
export async function listInvitations(ctx: Ctx): Promise<InvitationsWire> {
  requireOverseer(ctx);
  const found = await listInvitationRows(db(ctx), ctx.workspaceId, MOST_SHOWN);
  return { items: found.map((invitation) => invitationShown(invitation, ctx.now)) };
}

/** Invites all of these addresses or none, and mails each its link. Throws forbidden, and invalid_request with a pointer to each that cannot be. */
export async function invitePeople(
  ctx: Ctx,
  body: InvitationsBody,
  send: SendInvitation,
): Promise<InvitationsWire> {
  const { member } = requireAdmin(ctx);
  if (body.role === "admin")
    await requireRecentStep(ctx, { detail: "Another admin may do everything: confirm that it is you." });
  const tokens = new Map(body.emails.map((email) => [email, newSecret()]));
  const made = await administer(ctx, async (tx) => {
    await withdrawExpired(tx, ctx.workspaceId, body.emails, ctx.now);
    const flaws = await flawsOf(tx, ctx, body);
    if (flaws[0]) throw new AppError("invalid_request", flaws[0].detail, { flaws });
    const teams = await findTeamsBySlug(tx, ctx.workspaceId, body.teams ?? []);
    const made: StoredInvitation[] = body.emails.map((email) => ({
      id: newId("inv"),
      workspaceId: ctx.workspaceId,
      email,
      role: body.role,
      teamIds: teams.map(({ id }) => id),
      teams,
      invitedBy: { id: member.id, name: member.name },
      createdAt: ctx.now,
      expiresAt: expiryOfInvitation(ctx.now),
      sentAt: null,
      sendError: null,
      acceptedAt: null,
      withdrawnAt: null,
    }));
    for (const each of made) await insertInvitation(tx, each, sha256(tokens.get(each.email) ?? ""));
    const changes = made.map((each) => changeOf(each, "invited", null, each));
    return { result: made, changes };
  }).catch((error: unknown) => {
    if (isTwice(error))
      throw new AppError("conflict", "Somebody else invited one of them just now. Look again.");
    throw error;
  });
  const workspace = await nameOfWorkspace(ctx);
  const mailed = made.map((each) =>
    mailLink(db(ctx), send, each, { token: tokens.get(each.email) ?? "", workspace, now: ctx.now }),
  );
  return { items: (await Promise.all(mailed)).map((each) => invitationShown(each, ctx.now)) };
}

/** Mails another link, which lasts anew; the one before leads nowhere any more. Throws forbidden, not_found, conflict. */
export async function renewInvitation(ctx: Ctx, id: string, send: SendInvitation): Promise<InvitationWire> {
  const token = newSecret();
  const renewed = await administer(ctx, async (tx) => {
    const before = await lockedInvitation(tx, ctx, id);
    const after = { ...before, expiresAt: expiryOfInvitation(ctx.now) };
    await renewLink(tx, after, sha256(token), after.expiresAt);
    return { result: after, changes: [changeOf(after, "invited again", before, after)] };
  });
  const workspace = await nameOfWorkspace(ctx);
  return invitationShown(await mailLink(db(ctx), send, renewed, { token, workspace, now: ctx.now }), ctx.now);
}

/** Makes its link lead nowhere. Throws forbidden, not_found, conflict. */
export async function withdrawInvitation(ctx: Ctx, id: string): Promise<InvitationWire> {
  return administer(ctx, async (tx) => {
    const before = await lockedInvitation(tx, ctx, id);
    const after = { ...before, withdrawnAt: ctx.now };
    await endInvitation(tx, after);
    return {
      result: invitationShown(after, ctx.now),
      changes: [changeOf(before, "withdrew the invitation of", before, null)],
    };
  });
}

const changeOf = (
  { id, email: name }: StoredInvitation,
  action: string,
  before: StoredInvitation | null,
  after: StoredInvitation | null,
) => ({
  ...{ kind: "member" as const, id, name, action },
  before: before && invitationKept(before),
  after: after && invitationKept(after),
});

const WHY = {
  member: "is a member here already.",
  inactive: "was a member here and is turned off. Turn them on again instead.",
  invited: "has an invitation already. Send it again instead.",
};

async function flawsOf(
  tx: Db,
  { workspaceId }: Ctx,
  { emails, teams = [] }: InvitationsBody,
): Promise<Flaw[]> {
  const known = await knownAddresses(tx, workspaceId, emails);
  const found = (await findTeamsBySlug(tx, workspaceId, teams)).map(({ slug }) => slug);
  return [
    ...emails.flatMap((email, index) =>
      known
        .filter((each) => each.email === email)
        .map(({ why }) => ({ pointer: `/emails/${index}`, detail: `${email} ${WHY[why]}` })),
    ),
    ...teams.flatMap((slug, index) =>
      found.includes(slug) ? [] : [{ pointer: `/teams/${index}`, detail: `There is no team “${slug}”.` }],
    ),
  ];
}
