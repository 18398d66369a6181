import { UnusableStreamError } from "./errors.js";
import type { Call, Http } from "./http.js";
import { isFact, isPageOf, parseJson } from "./json.js";
import { intentPath } from "./paths.js";
import type { Fact, Page } from "./wire.js";

/** Which facts of an intent to list. */
export interface FactQuery {
  /** Only facts with a greater `seq`. */
  after?: number | undefined;
  /** 1 to 100. */
  limit?: number | undefined;
}

/** One page of an intent's facts. */
export function factPage(
  id: string,
  { after, limit }: FactQuery,
  signal: AbortSignal | undefined,
): Call<Page<Fact>> {
  const path = intentPath(id, "/events", { after, limit });
  return { path, accepts: isPageOf(isFact), signal };
}

/** All facts after `after`, page by page. */
export async function* listed(
  http: Http,
  id: string,
  after: number | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Fact> {
  for (;;) {
    const { items, next_cursor } = (await http.attempt(factPage(id, { after, limit: 100 }, signal))).body;
    yield* items;
    const last = items.at(-1)?.seq;
    if (next_cursor === null || last === undefined || last === after) return;
    after = last;
  }
}

/** The facts after `after` as they happen, for as long as the stream lasts. */
export async function* streamed(
  http: Http,
  id: string,
  after: number | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Fact> {
  const headers = new Headers({ accept: "text/event-stream" });
  if (after !== undefined) headers.set("last-event-id", String(after));
  for await (const data of http.stream({ path: intentPath(id, "/events"), headers, signal })) {
    const fact = parseJson(data);
    if (!isFact(fact)) throw new UnusableStreamError("The stream carried something else than facts.");
    yield fact;
  }
}
