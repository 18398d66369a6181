import { PasskeyBody } from "@/core/wire/second-step";
import { asSigningIn } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { addPasskey } from "@/server/services/second-step/passkeys";
import { readSecurity } from "@/server/services/sign-in/security";

export const POST = route({
  authenticate: asSigningIn,
  body: PasskeyBody,
  handle: async ({ ctx, body }) => {
    const recovery_codes = await addPasskey(ctx, body);
    return json(201, { security: await readSecurity(ctx), recovery_codes });
  },
});
