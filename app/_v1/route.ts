import { refusalOf } from "@/core/axme/errors";
import { asMember, keyOf } from "@/app/_http/authenticate";
import { named } from "@/app/_http/notes";
import { problemOf, retryAfter } from "@/app/_http/problem";
import { type Dialect, type Handler, json, respond, route, type Spec } from "@/app/_http/route";
import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "@/server/services/context";
import { refuseOtherOwner } from "./owner";

/** What became of an intent, as AXME's clients are told. Without it, the handler's reply is theirs already. */
type Show<B> = (shown: { ctx: Ctx; body: B; intent: IntentWire; replayed: boolean }) => unknown;

/**
 * A route of AXME's: the same callers, keys, scopes and limits as any other, its refusals in AXME's shape. What is kept for
 * an idempotency key is our intent, shown anew each time.
 */
export function axmeRoute<B = undefined, Q = undefined>({
  show,
  ...spec
}: Omit<Spec<B, Q>, "dialect"> & { show?: Show<B> }): Handler {
  const dialect: Dialect<B> = {
    answer: async ({ ctx, body, reply, replayed }) => {
      if (!show || reply instanceof Response) return respond(reply, replayed);
      const intent = JSON.parse(reply.body) as IntentWire;
      return respond(json(200, await show({ ctx, body, intent, replayed })), replayed);
    },
    refuse: (error, request) => refused(error, request, spec.authenticate === asMember),
  };
  return route<B, Q>({
    ...spec,
    dialect,
    handle: (incoming) => {
      refuseOtherOwner(incoming);
      return spec.handle(incoming);
    },
  });
}

function refused(error: unknown, request: Request, bySession: boolean): Response {
  const problem = problemOf(error, new URL(request.url).pathname, named(request));
  const credentials = bySession ? "no session" : keyOf(request) === null ? "no key" : "a key";
  const { status, body } = refusalOf(problem, credentials);
  return Response.json(body, {
    status,
    headers: { "cache-control": "no-store", ...retryAfter(problem) },
  });
}
