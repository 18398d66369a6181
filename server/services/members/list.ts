import type { MemberDetailWire, MembersQuery, MembersWire, MemberWire } from "@/core/wire/members";
import { AppError } from "@/core/errors";
import type { Json } from "@/core/json";
import { type Db, db } from "@/server/db/client";
import {
  agentsOwnedBy,
  findMembership,
  listMembers as listMemberRows,
  type StoredMember,
  waitsOf,
} from "@/server/db/members";
import { nameQuery, pageByName } from "../administration/by-name";
import { type Ctx, requireOverseer } from "../context";

/** The workspace's people by name. Throws forbidden. */
export async function listMembers(ctx: Ctx, { role, active, ...query }: MembersQuery): Promise<MembersWire> {
  requireOverseer(ctx);
  const narrowed = { role: role ?? null, active: active === undefined ? null : active === "true" };
  const found = await listMemberRows(db(ctx), nameQuery(ctx.workspaceId, query), narrowed);
  const { shown, next_cursor } = pageByName(found, query.limit);
  return { items: shown.map(memberShown), next_cursor };
}

/** One of them, with what would happen if they left. Throws forbidden, not_found. */
export async function readMember(ctx: Ctx, id: string): Promise<MemberDetailWire> {
  requireOverseer(ctx);
  return memberInDetail(db(ctx), ctx, await memberOf(db(ctx), ctx, id));
}

/** Throws not_found. */
export async function memberOf(on: Db, { workspaceId }: Ctx, userId: string): Promise<StoredMember> {
  const member = await findMembership(on, { workspaceId, userId });
  if (!member) throw new AppError("not_found", "There is no such person here.");
  return member;
}

export async function memberInDetail(on: Db, ctx: Ctx, member: StoredMember): Promise<MemberDetailWire> {
  const key = { workspaceId: ctx.workspaceId, userId: member.id };
  const [waits, agents] = [await waitsOf(on, key), await agentsOwnedBy(on, key)];
  return { ...memberShown(member), waits, agents, you: requireOverseer(ctx).member.id === member.id };
}

const memberShown = (member: StoredMember): MemberWire => ({
  id: member.id,
  name: member.name,
  email: member.email,
  role: member.role,
  active: member.active,
  teams: member.teams,
  waiting: member.waiting,
  created_at: member.createdAt.toISOString(),
  last_seen_at: member.lastSeenAt?.toISOString() ?? null,
});

/** What the audit trail keeps of a member. */
export const memberKept = ({ name, email, role, active }: StoredMember): Json => ({
  name,
  email,
  role,
  active,
});
