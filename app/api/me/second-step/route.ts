import { StepBody } from "@/core/wire/second-step";
import { stepCookie } from "@/app/_auth/cookie";
import { asSigningIn } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readStep, takeStep } from "@/server/services/second-step/take";

export const GET = route({
  authenticate: asSigningIn,
  handle: async ({ ctx }) => json(200, await readStep(ctx)),
});

/** The cookie that comes back is the one that has made the step; the one before has not. */
export const POST = route({
  authenticate: asSigningIn,
  body: StepBody,
  handle: async ({ ctx, body, request }) => {
    const { step, generation } = await takeStep(ctx, body);
    await stepCookie(request, generation);
    return json(200, step);
  },
});
