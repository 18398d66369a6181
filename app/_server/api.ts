import { Hono } from "hono";
import { AppError } from "@/core/errors";
import { named, noteIntent, notesOf } from "@/app/_http/notes";
import { problem } from "@/app/_http/problem";
import { ADMINISTRATION } from "./routes/administration";
import { AXME } from "./routes/axme";
import { REQUESTS } from "./routes/requests";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** The routes that are answered without a detour through Next.js; any other is its own to answer. */
const ROUTES: Record<string, object> = { ...REQUESTS, ...ADMINISTRATION, ...AXME };

/** The API as one fetch handler, made of the very handlers that Next.js would call. */
export function directApi(): Hono {
  const api = new Hono();
  for (const [path, module] of Object.entries(ROUTES)) {
    const methods = Object.entries(module).filter(isHandler);
    for (const [method, handler] of methods) {
      api.on(method, path, async ({ req }) => {
        const params: Record<string, string> = req.param();
        const notes = notesOf(req.raw);
        if (notes) {
          notes.route = path;
          if (path.includes("/intents/:id")) noteIntent(notes, params.id);
        }
        const response = await handler(req.raw, { params: Promise.resolve(params) });
        // Hono answers HEAD by GET and drops the body: a stream that nobody reads or ends would keep its place for ever.
        if (req.raw.method === "HEAD") await response.body?.cancel();
        return response;
      });
    }
    // What AXME's clients miss is told them by a route of its own.
    if (!path.startsWith("/v1/"))
      api.all(path, ({ req }) => {
        const notes = notesOf(req.raw);
        if (notes) notes.route = path;
        return refuseMethod(req.raw, req.path, methods);
      });
  }
  return api;
}

const isHandler = (entry: [string, unknown]): entry is [string, Handler] => typeof entry[1] === "function";

/** What an address answers to a method that it has not. */
function refuseMethod(request: Request, path: string, methods: readonly [string, Handler][]): Response {
  const allowed = methods.map(([method]) => method);
  const refusal = new AppError("method_not_allowed", `Use ${allowed.join(" or ")} here.`);
  const response = problem(refusal, path, named(request));
  response.headers.set("allow", allowed.join(", "));
  return response;
}
