/** What happened to a request, as the stream says it: the kinds of its newest facts. */
export interface News {
  id: string;
  types: readonly string[];
}

const listeners = new Set<(news: News) => void>();

export const tellNews = (news: News): void => listeners.forEach((listener) => listener(news));

/** Listens to what the stream says; returns how to stop. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The kinds worth hearing of in a list, the first that fits; each request is counted once. */
const HEARD: readonly { types: readonly string[]; say: (count: number) => string }[] = [
  { types: ["created"], say: (count) => `${count} new ${requests(count)}` },
  { types: ["decided", "timed_out", "canceled"], say: (count) => `${count} ${requests(count)} closed` },
  { types: ["escalated"], say: (count) => `${count} ${requests(count)} escalated` },
];

/** "2 new requests, 1 request closed."; empty where nothing of it is worth hearing. */
export function newsInWords(news: readonly News[]): string {
  const said = HEARD.map(() => new Set<string>());
  for (const { id, types } of news) {
    const kind = HEARD.findIndex((heard) => heard.types.some((type) => types.includes(type)));
    said[kind]?.add(id);
  }
  const words = HEARD.flatMap(({ say }, kind) => {
    const count = said[kind]?.size ?? 0;
    return count === 0 ? [] : [say(count)];
  });
  return words.length === 0 ? "" : `${words.join(", ")}.`;
}

const requests = (count: number): string => (count === 1 ? "request" : "requests");
