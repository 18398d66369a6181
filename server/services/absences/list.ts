import { flaw } from "@/core/errors";
import type { AbsencePage, AbsencesQuery, AbsenceWire } from "@/core/wire/absences";
import { listCurrentAbsences, listPastAbsences, type StoredAbsence } from "@/server/db/absences";
import { db } from "@/server/db/client";
import { findTargets } from "@/server/db/targets";
import { type Ctx, requireMember } from "../context";
import { visibleAbsence } from "./own";
import { asWire } from "./show";

/** One's own absences, and for admins and auditors everybody's. Throws invalid_request for a foreign cursor. */
export async function listAbsences(ctx: Ctx, query: AbsencesQuery): Promise<AbsencePage> {
  const { workspaceId, now } = ctx;
  const userId = await whose(ctx, query.user);
  if (userId === undefined) return { items: [], next_cursor: null };
  const after = query.cursor === undefined ? null : placeAt(query.cursor);
  const list = query.when === "over" ? listPastAbsences : listCurrentAbsences;
  const found = await list(db(ctx), { workspaceId, userId, now, after, limit: query.limit + 1 });
  const page = found.slice(0, query.limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  return { items: page.map(asWire), next_cursor: last ? cursorOf(last) : null };
}

export const readAbsence = async (ctx: Ctx, id: string): Promise<AbsenceWire> =>
  asWire(await visibleAbsence(db(ctx), ctx, id));

/** Null for everybody; undefined where it is nobody. */
async function whose(ctx: Ctx, user: string | undefined): Promise<string | null | undefined> {
  const { member } = requireMember(ctx);
  if (member.role === "reviewer" || user === "me") return member.id;
  if (user === undefined) return null;
  return (await findTargets(ctx.workspaceId, [user], ctx.now)).targets[0]?.target.id;
}

const cursorOf = ({ startsAt, id }: StoredAbsence): string =>
  Buffer.from(`${startsAt.toISOString()} ${id}`).toString("base64url");

function placeAt(cursor: string): { at: Date; id: string } {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const [, at = "", id = ""] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (abs_[0-9A-Z]{26})$/.exec(text) ?? [];
  if (id === "" || Number.isNaN(Date.parse(at)))
    throw flaw("invalid_request", "/cursor", "This cursor is not one that a list gave.");
  return { at: new Date(at), id };
}
