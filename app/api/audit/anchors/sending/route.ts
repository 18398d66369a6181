import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { sendHeadsNow } from "@/server/services/audit/anchors/settings";

export const POST = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await sendHeadsNow(ctx)),
});
