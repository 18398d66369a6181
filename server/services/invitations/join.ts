import type { Role } from "@/core/access";
import { AppError, flaw } from "@/core/errors";
import { invitationStateOf } from "@/core/invitation";
import type { Origin } from "@/core/origin";
import { weaknessOf } from "@/core/password";
import type { JoinBody, JoinedWire } from "@/core/wire/invitations";
import { type Db, db, EVERYWHERE } from "@/server/db/client";
import {
  endInvitation,
  findInvitationByHash,
  insertMember,
  isTwice,
  lockInvitation,
} from "@/server/db/invitations";
import { findMembership } from "@/server/db/members";
import { addToTeams } from "@/server/db/teams";
import { recorded } from "../administration/administer";
import { type Ctx, newId } from "../context";
import { sha256 } from "../secrets";
import { hashPassword } from "../sign-in/hashing";

/** What the page of an invitation's link shows. */
export type InvitationRead =
  | { state: "unknown" }
  | { state: "expired" | "accepted" | "withdrawn"; inviter: string; workspace: string; email: string }
  | {
      state: "open";
      inviter: string;
      workspace: string;
      email: string;
      role: Role;
      /** There is an account with this address: it joins with the name and the password that it has. */
      hasAccount: boolean;
    };

const hashOf = (token: string): string | null => (/^[\w-]{43}$/.test(token) ? sha256(token) : null);

/** Reads a link; that changes nothing, however often scanners do it. */
export async function readInvitation(token: string, now: Date): Promise<InvitationRead> {
  const hash = hashOf(token);
  const found = hash && (await findInvitationByHash(db(EVERYWHERE), hash));
  if (!found) return { state: "unknown" };
  const { invitedBy, workspaceName: workspace, email, role } = found;
  const state = invitationStateOf(found, now);
  const about = { inviter: invitedBy.name, workspace, email };
  return state === "open"
    ? { state, ...about, role, hasAccount: found.account !== null }
    : { state, ...about };
}

/**
 * Joins the workspace by an invitation's link, once. Whoever has an account already keeps its name and password.
 * Throws not_found, link_spent, invalid_request, conflict.
 */
export async function joinByInvitation(
  token: string,
  body: JoinBody,
  now: Date,
  origin?: Origin,
): Promise<JoinedWire> {
  const hash = hashOf(token);
  const found = hash && (await findInvitationByHash(db(EVERYWHERE), hash));
  if (!found) throw new AppError("not_found", "This invitation is not one of ours.");
  const { workspaceId, id, email, role, account } = found;
  refuseSpent(invitationStateOf(found, now));
  const user = account ? knownUser(account, body) : await newUser(email, body);
  const { name } = user;
  const ctx: Ctx = {
    ...{ workspaceId, now, origin },
    caller: { type: "member", member: { id: user.id, name, email, role }, via: "inbox" },
  };
  return recorded(ctx, async (tx) => {
    const invitation = await lockInvitation(tx, workspaceId, id);
    if (!invitation) throw new AppError("not_found", "This invitation is not one of ours.");
    refuseSpent(invitationStateOf(invitation, now));
    await refuseMember(tx, { workspaceId, userId: user.id });
    await insertMember(tx, invitation, user, now);
    await addToTeams(tx, workspaceId, user.id, invitation.teamIds);
    await endInvitation(tx, { ...invitation, acceptedAt: now });
    const after = { name, email, role, active: true, teams: invitation.teams.map(({ slug }) => slug) };
    return {
      result: { email, name, new_account: account === null },
      changes: [{ kind: "member", id: user.id, name, action: "joined as", before: null, after }],
    };
  }).catch((error: unknown) => {
    if (isTwice(error)) throw new AppError("conflict", "This address joined somewhere just now. Try again.");
    throw error;
  });
}

async function newUser(email: string, { name, password }: JoinBody) {
  if (name === undefined) throw flaw("invalid_request", "/name", "Say what you are called.");
  const weakness = password === undefined ? null : weaknessOf(password, [email, name]);
  if (weakness) throw flaw("invalid_request", "/password", `${weakness} Choose another one.`);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return { id: newId("usr"), name, email, passwordHash };
}

function knownUser(account: { id: string; name: string }, { name, password }: JoinBody) {
  if (password !== undefined || name !== undefined)
    throw flaw(
      "invalid_request",
      password === undefined ? "/name" : "/password",
      "There is an account with this address already: it joins with the name and the password that it has.",
    );
  return account;
}

async function refuseMember(tx: Db, key: { workspaceId: string; userId: string }): Promise<void> {
  const member = await findMembership(tx, key);
  if (member?.active) throw new AppError("conflict", "You are a member already. Sign in.");
  if (member) throw new AppError("conflict", "You were turned off here. Ask an admin to turn you on again.");
}

const SPENT = {
  expired: "This invitation has expired. Ask whoever invited you for another one.",
  accepted: "This invitation was accepted before. Sign in.",
  withdrawn: "This invitation was withdrawn.",
};

function refuseSpent(state: ReturnType<typeof invitationStateOf>): void {
  if (state !== "open") throw new AppError("link_spent", SPENT[state]);
}
