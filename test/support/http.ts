import { encode } from "next-auth/jwt";
import * as jwks from "@/app/.well-known/jwks.json/route";
import * as answers from "@/app/api/answers/[token]/route";
import * as decisions from "@/app/api/decisions/route";
import * as answerFiles from "@/app/api/answers/[token]/files/route";
import * as answerFile from "@/app/api/answers/[token]/files/[id]/route";
import * as file from "@/app/api/files/[id]/route";
import * as health from "@/app/api/health/route";
import * as assignment from "@/app/api/intents/[id]/assignment/route";
import * as cancellation from "@/app/api/intents/[id]/cancellation/route";
import * as claim from "@/app/api/intents/[id]/claim/route";
import * as comments from "@/app/api/intents/[id]/comments/route";
import * as decision from "@/app/api/intents/[id]/decision/route";
import * as events from "@/app/api/intents/[id]/events/route";
import * as files from "@/app/api/intents/[id]/files/route";
import * as result from "@/app/api/intents/[id]/result/route";
import * as revision from "@/app/api/intents/[id]/revision/route";
import * as snooze from "@/app/api/intents/[id]/snooze/route";
import * as intent from "@/app/api/intents/[id]/route";
import * as intents from "@/app/api/intents/route";
import * as emails from "@/app/api/mailbox/emails/route";
import * as mailbox from "@/app/api/mailbox/route";
import * as notifications from "@/app/api/me/notifications/route";
import * as pushSubscriptions from "@/app/api/me/push-subscriptions/route";
import * as people from "@/app/api/people/route";
import * as stream from "@/app/api/stream/route";
import * as unsubscribe from "@/app/api/unsubscribe/[token]/route";
import * as view from "@/app/api/views/[id]/route";
import * as views from "@/app/api/views/route";
import { beginSession } from "@/server/services/sign-in/sessions";
import { settings } from "@/server/settings";
import type { Agent, Person } from "./workspace";

type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** The files of app/, by the addresses that Next.js gives them. */
const ROUTES: [string, Partial<Record<Method, Handler>>][] = [
  ["/.well-known/jwks.json", jwks],
  ["/api/answers/:token", answers],
  ["/api/decisions", decisions],
  ["/api/answers/:token/files", answerFiles],
  ["/api/answers/:token/files/:id", answerFile],
  ["/api/files/:id", file],
  ["/api/health", health],
  ["/api/intents", intents],
  ["/api/intents/:id", intent],
  ["/api/intents/:id/assignment", assignment],
  ["/api/intents/:id/cancellation", cancellation],
  ["/api/intents/:id/claim", claim],
  ["/api/intents/:id/comments", comments],
  ["/api/intents/:id/decision", decision],
  ["/api/intents/:id/events", events],
  ["/api/intents/:id/files", files],
  ["/api/intents/:id/result", result],
  ["/api/intents/:id/revision", revision],
  ["/api/intents/:id/snooze", snooze],
  ["/api/mailbox", mailbox],
  ["/api/mailbox/emails", emails],
  ["/api/me/notifications", notifications],
  ["/api/me/push-subscriptions", pushSubscriptions],
  ["/api/people", people],
  ["/api/stream", stream],
  ["/api/unsubscribe/:token", unsubscribe],
  ["/api/views", views],
  ["/api/views/:id", view],
];

export interface Sent {
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, and said to be JSON. */
  raw?: BodyInit;
  signal?: AbortSignal;
}

/** Calls the route handler behind an address, as Next.js would. */
export async function request(
  method: Method,
  path: string,
  { headers, body, raw, signal }: Sent = {},
): Promise<Response> {
  const url = new URL(path, settings().PUBLIC_URL);
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const made = new Request(url, {
    method,
    headers: { ...(sent !== undefined && { "content-type": "application/json" }), ...headers },
    body: sent,
    signal: signal ?? null,
    ...(sent instanceof ReadableStream && { duplex: "half" }),
  });
  for (const [pattern, handlers] of ROUTES) {
    const params = match(pattern, url.pathname);
    const handler = params && handlers[method === "HEAD" ? "GET" : method];
    if (handler) return handler(made, { params: Promise.resolve(params) });
  }
  throw new Error(`there is no route for ${method} ${path}`);
}

function match(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

export interface Reply {
  status: number;
  headers: Headers;
  // The wire is what is tested here, so it is looked at as it comes.
  body: ReturnType<typeof JSON.parse>;
}

/** Calls a route and reads its JSON. */
export async function api(method: Method, path: string, sent: Sent = {}): Promise<Reply> {
  const { status, headers, ...response } = await read(request(method, path, sent));
  return { status, headers, body: JSON.parse(response.text) };
}

async function read(answer: Promise<Response>): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await answer;
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The headers of an agent's request. */
export const keyOf = ({ key }: Agent): Record<string, string> => ({ authorization: `Bearer ${key}` });

/** Signs a person in, and gives the headers of their browser: a real session behind a real next-auth token. */
export async function signIn({ id }: Person, now: Date = new Date()): Promise<Record<string, string>> {
  const session = await beginSession(id, now);
  const token = await encode({ token: { sub: id, session }, secret: process.env.NEXTAUTH_SECRET ?? "" });
  return {
    cookie: `next-auth.session-token=${token}`,
    origin: settings().PUBLIC_URL,
    "sec-fetch-site": "same-origin",
  };
}
