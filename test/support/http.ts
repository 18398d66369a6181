import { encode } from "next-auth/jwt";
import * as missing from "@/app/api/[...rest]/route";
import { directApi } from "@/app/_server/api";
import { beginSession } from "@/server/services/sign-in/sessions";
import { settings } from "@/server/settings";
import type { Agent, Person } from "./workspace";

type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
/** The API as the server mounts it, and what stands beside it. */
const routes = directApi();
routes.all("/api/*", ({ req }) => missing.GET(req.raw));

export interface Sent {
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, and said to be JSON. */
  raw?: BodyInit;
  signal?: AbortSignal;
}

/** Calls the route handler behind an address, as the server would. */
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
  return routes.fetch(made);
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
