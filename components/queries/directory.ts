import { fetchJson } from "./http";

const PAGE = 200;
/** Beyond this a list is searched, not read. */
const MOST_PAGES = 10;

interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

/** Everything of a list that is short by nature, page after page. */
export async function everythingAt<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const params = new URLSearchParams({ limit: String(PAGE), ...(cursor && { cursor }) });
    const found: Page<T> = await fetchJson<Page<T>>(`${path}?${params}`, { signal });
    items.push(...found.items);
    cursor = found.next_cursor;
    if (!cursor) break;
  }
  return items;
}
