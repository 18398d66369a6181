import type { ErrorCode } from "@/core/errors";
import { shared } from "@/server/shared";
import type { Ctx } from "@/server/services/context";
import type { OpenSpan } from "@/server/tracing";
import { requestId } from "./peer";

/** What is known of a request for logs, metrics and traces: ids and patterns, nothing that anybody wrote. */
export interface Notes {
  id: string;
  /** The pattern of its path; what it says of an address with a secret in it. */
  route: string | null;
  caller: { type: string; id: string | null; workspaceId: string } | null;
  intentId: string | null;
  code: ErrorCode | null;
  /** When the first byte of a stream went out, in ms of performance.now(). */
  streamedAt: number | null;
  /** It asked to wait, so how long it took says nothing. */
  waited: boolean;
  span: OpenSpan | null;
}

const kept = () => shared("notes", () => new WeakMap<Request, Notes>());

export const freshNotes = (id: string): Notes => ({
  id,
  route: null,
  caller: null,
  intentId: null,
  code: null,
  streamedAt: null,
  waited: false,
  span: null,
});

/** The notes of a request; null where nobody watches it, as in tests and behind Next.js. */
export const notesOf = (request: Request): Notes | null => kept().get(request) ?? null;

export function keepNotes(request: Request, notes: Notes): void {
  kept().set(request, notes);
}

export function noteCaller(request: Request, { caller, workspaceId }: Ctx): void {
  const notes = notesOf(request);
  if (!notes) return;
  switch (caller.type) {
    case "agent":
      notes.caller = { type: "agent", id: caller.id, workspaceId };
      break;
    case "member":
      notes.caller = { type: "user", id: caller.member.id, workspaceId };
      break;
    case "system":
  }
}

const INTENT_ID = /^int_[0-9A-Z]{26}$/;

/** Notes which intent it is about, where that is one of ours and not anything that somebody wrote there. */
export function noteIntent(notes: Notes, id: string | undefined): void {
  if (id && INTENT_ID.test(id)) notes.intentId = id;
}

/** The new intent of a reply, which begins with its id. */
export function noteBorn(request: Request, body: string): void {
  const notes = notesOf(request);
  if (notes && notes.intentId === null) noteIntent(notes, /^\{"id":"(int_\w{26})"/.exec(body)?.[1]);
}

/** The id and the route of a request, for a line of the log about it. */
export const named = (request: Request): { request_id: string | null; route: string | null } => ({
  request_id: requestId(request.headers),
  route: notesOf(request)?.route ?? null,
});
