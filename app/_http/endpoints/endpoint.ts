import type { z } from "zod";
import type { ErrorCode } from "@/core/errors";
import type { Scope } from "@/core/scopes";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** An agent by its API key, or a member by their session. */
export type Caller = "agent" | "member";

export type RequestHeader = "Prefer" | "If-Match" | "Last-Event-ID";
export type ResponseHeader = "Preference-Applied" | "ETag";

/**
 * What one method of one path is for. What follows from it is not said here: the headers and errors of idempotency (an
 * agent's POST), of bodies, of ids in the path, of callers, and of a server that is not well.
 */
export interface Endpoint {
  operation: string;
  summary: string;
  /** None: whoever has the address may call. */
  callers: readonly Caller[];
  /** Also for those whose second step is due, or is to be set up. */
  half?: true;
  /** What an agent's key must be good for. */
  scope?: Scope;
  headers?: readonly RequestHeader[];
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a JSON-RPC message of this shape: what it needs, and what it does when repeated, is up to its method. */
  rpc?: z.ZodType;
  /** The body is a file as it is. */
  takesBytes?: boolean;
  /** A body that is accepted. */
  example?: unknown;
  answer: {
    status: 200 | 201;
    says: string;
    schema: z.ZodType;
    /** The answer is a file, with whatever media type it has. */
    givesBytes?: boolean;
    headers?: readonly ResponseHeader[];
    /** The same document with a status that says the opposite. */
    failing?: { status: 503; says: string };
    /** What a text/event-stream of it carries. */
    stream?: string;
  };
  errors?: readonly ErrorCode[];
}

/** Endpoints by "METHOD /path". */
export type Endpoints = Readonly<Record<`${Method} /${string}`, Endpoint>>;
