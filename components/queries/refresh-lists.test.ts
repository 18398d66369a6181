import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EVERYTHING, type InboxFilter } from "./inbox-filter";
import { intentsQuery } from "./intents";
import { refreshLists, shortenLists } from "./refresh-lists";

const filter: InboxFilter = { ...EVERYTHING, view: "open" };
const key = intentsQuery(filter).queryKey;
const asked: string[] = [];

/** A server whose pages hold two rows each, and where "b2" is gone. */
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (path: string) => {
    const cursor = new URL(path, "http://test").searchParams.get("cursor") ?? "";
    asked.push(cursor);
    const items = [{ id: `new after ${cursor}` }, { id: "c1" }];
    return new Response(JSON.stringify({ items, next_cursor: "later" }));
  });
});
afterEach(() => vi.unstubAllGlobals());

function listOf(pages: number): QueryClient {
  const client = new QueryClient();
  const names = Array.from({ length: pages }, (_, index) => String.fromCharCode(97 + index));
  client.setQueryData(key, {
    pages: names.map((name) => ({
      items: [{ id: `${name}1` }, { id: `${name}2` }] as never,
      next_cursor: name,
    })),
    pageParams: ["", ...names.slice(0, -1)],
  });
  return client;
}

const idsIn = (client: QueryClient) =>
  client.getQueryData(key)?.pages.map(({ items }) => items.map(({ id }) => id).join(" "));

test("of a long list only the first page and those with what changed are loaded again", async () => {
  const client = listOf(5);
  await refreshLists(client, ["b2", "elsewhere"]);
  expect(asked.sort()).toEqual(["", "a"]);
  expect(idsIn(client)).toEqual(["new after  c1", "new after a c1", "c1 c2", "d1 d2", "e1 e2"]);
});

test("where very much changed, a long list is cut short", async () => {
  const everyFirst = (client: QueryClient) => idsIn(client)?.map((ids) => ids.slice(0, 2)) ?? [];
  const some = listOf(20);
  await refreshLists(some, everyFirst(some));
  expect(idsIn(some)).toHaveLength(20);
  expect(asked).toHaveLength(20);
  const many = listOf(21);
  await refreshLists(many, everyFirst(many));
  expect(idsIn(many)).toHaveLength(4);
});

test("a short list is left to be loaded again as a whole", async () => {
  const client = listOf(3);
  await refreshLists(client, ["a1"]);
  expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  expect(asked).toEqual([]);
});

test("after a gap in the news long lists begin anew", () => {
  const client = listOf(9);
  shortenLists(client);
  expect(idsIn(client)).toEqual(["a1 a2", "b1 b2", "c1 c2", "d1 d2"]);
});
