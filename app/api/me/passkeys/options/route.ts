import { asSigningIn } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { newPasskeyOptions } from "@/server/services/second-step/passkeys";

export const POST = route({
  authenticate: asSigningIn,
  handle: async ({ ctx }) => json(201, await newPasskeyOptions(ctx)),
});
