import { TotpBody } from "@/core/wire/second-step";
import { asSigningIn } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { beginTotp, confirmTotp } from "@/server/services/second-step/authenticator";
import { readSecurity } from "@/server/services/sign-in/security";

export const POST = route({
  authenticate: asSigningIn,
  handle: async ({ ctx }) => json(201, await beginTotp(ctx)),
});

export const PUT = route({
  authenticate: asSigningIn,
  body: TotpBody,
  handle: async ({ ctx, body }) => {
    const recovery_codes = await confirmTotp(ctx, body);
    return json(200, { security: await readSecurity(ctx), recovery_codes });
  },
});
