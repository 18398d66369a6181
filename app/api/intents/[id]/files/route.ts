import { UploadQuery } from "@/core/wire/file";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { uploadOf } from "@/app/_http/upload";
import { attachFile } from "@/server/services/files/attach";

export const POST = route({
  authenticate: asMember,
  query: UploadQuery,
  handle: async ({ ctx, params: { id = "" }, query, request }) =>
    json(201, await attachFile(ctx, id, uploadOf(request, query.name))),
});
