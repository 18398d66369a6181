import { AbsenceBody, AbsencesQuery } from "@/core/wire/absences";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listAbsences } from "@/server/services/absences/list";
import { setAbsence } from "@/server/services/absences/set";

export const GET = route({
  authenticate: asMember,
  query: AbsencesQuery,
  handle: async ({ ctx, query }) => json(200, await listAbsences(ctx, query)),
});

export const POST = route({
  authenticate: asMember,
  body: AbsenceBody,
  handle: async ({ ctx, body }) => json(201, await setAbsence(ctx, body)),
});
