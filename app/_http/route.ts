import type { z } from "zod";
import { withCookie } from "@/app/_auth/cookie";
import { AppError } from "@/core/errors";
import type { Spent } from "@/core/limit";
import type { Scope } from "@/core/scopes";
import { type Ctx, requireScope } from "@/server/services/context";
import {
  fingerprintOf,
  type IdempotencyClaim,
  type Keep,
  once,
  type Reply,
} from "@/server/services/idempotency";
import type { Authenticate } from "./authenticate";
import { parseBody, parseQuery, readBody } from "./body";
import { refuseSpent, sayingWhatIsLeft, spend } from "./limited";
import { named, noteBorn, noteCaller, notesOf } from "./notes";
import { problem } from "./problem";
import { traced } from "./trace-context";

interface Incoming<B, Q> {
  ctx: Ctx;
  request: Request;
  params: Record<string, string>;
  body: B;
  query: Q;
  /** Keeps the reply for retries with the same idempotency key. */
  keep: Keep;
}

/** How what came of a request is said; ours unless a family of routes speaks another. */
export interface Dialect<B> {
  answer: (said: Said<B>) => Response | Promise<Response>;
  refuse: (error: unknown, request: Request) => Response;
}

interface Said<B> {
  ctx: Ctx;
  body: B;
  reply: Response | Reply;
  /** Whether it is the first answer once more. */
  replayed: boolean;
}

export interface Spec<B, Q> {
  authenticate: Authenticate;
  /** What an agent's key must be good for. */
  scope?: Scope;
  body?: z.ZodType<B>;
  query?: z.ZodType<Q>;
  dialect?: Dialect<B>;
  /** Where the body may carry what the Idempotency-Key header says. */
  idempotencyKey?: (body: B) => string | undefined;
  /** What of a body makes it the same request as another; by default each of its letters. */
  sameness?: (body: B) => unknown;
  /** Whoever calls is asked for no token that could be guessed: what the server tells everybody, or itself. */
  unlimited?: true;
  /** Its bodies are JSON-RPC messages: what they need, and whether one is a repetition, their methods say. */
  rpc?: true;
  handle: (incoming: Incoming<B, Q>) => Promise<Response | Reply>;
}

type Context = { params: Promise<Record<string, string>> };

export type Handler = (request: Request, context: Context) => Promise<Response>;

/** A route as data: who may call, what comes in, and which verb it is. Every error leaves as a problem document. */
export function route<B = undefined, Q = undefined>(spec: Spec<B, Q>): Handler & { spec: Spec<B, Q> } {
  const { answer, refuse } = spec.dialect ?? OURS;
  const handler: Handler = async (request, context) => {
    let spent: Spent | null = null;
    try {
      const ctx = traced(request, await spec.authenticate(request, new Date()));
      noteCaller(request, ctx);
      if (!spec.unlimited) spent = await spend(ctx, request);
      refuseSpent(spent);
      return withCookie(request, sayingWhatIsLeft(await answered(ctx, request, context), spent));
    } catch (error) {
      const notes = notesOf(request);
      if (notes) notes.code = error instanceof AppError ? error.code : "internal";
      return withCookie(request, sayingWhatIsLeft(refuse(error, request), spent));
    }
  };
  const answered = async (ctx: Ctx, request: Request, context: Context): Promise<Response> => {
    const url = new URL(request.url);
    if (spec.scope) requireScope(ctx, spec.scope);
    // Next.js gives routes without parameters none at all.
    const params = (await context.params) ?? {};
    // PostgreSQL has no such text, so there is nothing of that name.
    if (Object.values(params).some((value) => value.includes("\0")))
      throw new AppError("not_found", "There is nothing here.");
    const query = (spec.query ? parseQuery(spec.query, url.searchParams) : undefined) as Q;
    const text = spec.body ? await readBody(request) : "";
    const body = (spec.body ? parseBody(spec.body, text) : undefined) as B;
    const incoming = { ctx, request, params, body, query, keep: () => [] };
    const key = request.headers.get("idempotency-key") ?? spec.idempotencyKey?.(body) ?? null;
    if (key === null || spec.rpc || ctx.caller.type !== "agent" || request.method !== "POST")
      return await answer({
        ctx,
        body,
        reply: noted(request, await spec.handle(incoming)),
        replayed: false,
      });
    const sent = spec.sameness ? JSON.stringify(spec.sameness(body)) : text;
    const { replayed, ...reply } = await handledOnce(claimOf(ctx, key, url.pathname, sent), (keep) =>
      spec.handle({ ...incoming, keep }),
    );
    return await answer({ ctx, body, reply: noted(request, reply), replayed });
  };
  return Object.assign(handler, { spec });
}

function noted<R extends Response | Reply>(request: Request, reply: R): R {
  if (!(reply instanceof Response)) noteBorn(request, reply.body);
  return reply;
}

const handledOnce = (claim: IdempotencyClaim, handle: (keep: Keep) => Promise<Response | Reply>) =>
  once(claim, async (keep) => {
    const reply = await handle(keep);
    if (reply instanceof Response) throw new Error("an idempotent route answers with a reply");
    return reply;
  });

/** The promise in an idempotency key. Throws invalid_request where it is none. */
export function claimOf(
  { workspaceId, caller }: Ctx,
  key: string,
  path: string,
  text: string,
): IdempotencyClaim {
  if (key.length === 0 || key.length > 255 || /[^\x20-\x7e]/.test(key)) {
    throw new AppError("invalid_request", "An Idempotency-Key has 1 to 255 printable characters.");
  }
  return {
    workspaceId,
    ownerId: caller.type === "agent" ? caller.id : "",
    path,
    key,
    fingerprint: fingerprintOf("POST", text),
  };
}

const OURS: Dialect<unknown> = {
  answer: ({ reply, replayed }) => respond(reply, replayed),
  refuse: (error, request) => problem(error, new URL(request.url).pathname, named(request)),
};

/** A reply as a response, which says where it is the first answer once more. */
export function respond(reply: Response | Reply, replayed: boolean): Response {
  if (reply instanceof Response) return reply;
  const headers = { ...JSON_HEADERS, ...(replayed && { "idempotent-replayed": "true" }) };
  return new Response(reply.body, { status: reply.status, headers });
}

const JSON_HEADERS = { "content-type": "application/json", "cache-control": "no-store" };

export const json = (status: number, value: unknown): Reply => ({ status, body: JSON.stringify(value) });
