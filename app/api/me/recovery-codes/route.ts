import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { renewRecoveryCodes } from "@/server/services/second-step/recovery";
import { readSecurity } from "@/server/services/sign-in/security";

export const POST = route({
  authenticate: asMember,
  handle: async ({ ctx }) => {
    const recovery_codes = await renewRecoveryCodes(ctx);
    return json(201, { security: await readSecurity(ctx), recovery_codes });
  },
});
