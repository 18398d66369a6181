import { PasswordBody } from "@/core/wire/second-step";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { changePassword } from "@/server/services/sign-in/change-password";

export const PUT = route({
  authenticate: asMember,
  body: PasswordBody,
  handle: async ({ ctx, body }) => json(200, await changePassword(ctx, body)),
});
