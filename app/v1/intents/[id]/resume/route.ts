import { AxmeResumeBody } from "@/core/axme/resume";
import { OwnerQuery } from "@/core/axme/queries";
import { asAnyone } from "@/app/_http/authenticate";
import { resumeIntent } from "@/app/_v1/resume";
import { axmeRoute } from "@/app/_v1/route";
import { changed } from "@/app/_v1/shown";

export const POST = axmeRoute({
  authenticate: asAnyone,
  scope: "comments:write",
  query: OwnerQuery,
  body: AxmeResumeBody,
  handle: ({ ctx, params: { id = "" }, body, keep }) => resumeIntent(ctx, id, body, keep),
  show: ({ intent }) => changed(intent, true),
});
