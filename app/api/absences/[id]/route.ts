import { AbsenceChangeBody } from "@/core/wire/absences";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { changeAbsence } from "@/server/services/absences/change";
import { removeAbsence } from "@/server/services/absences/end";
import { readAbsence } from "@/server/services/absences/list";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await readAbsence(ctx, id)),
});

export const PATCH = route({
  authenticate: asMember,
  body: AbsenceChangeBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await changeAbsence(ctx, id, body)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await removeAbsence(ctx, id)),
});
