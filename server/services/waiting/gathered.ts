/** What happened to an intent: the types of its new facts. "*" is so many intents that a list is better loaded again. */
export interface InboxNews {
  id: string;
  types: readonly string[];
}

/** News, and a fact up to which there are none among them: whoever gets only some of them resumes from there. */
export interface InboxMessage {
  after: bigint;
  news: readonly InboxNews[];
}

/** More is not named one by one. */
const MOST = 500;
export const EVERYTHING: InboxNews = { id: "*", types: [] };

/** News until somebody takes them: never more than so many, however long that takes. */
export class Gathered {
  private byId = new Map<string, Set<string>>();
  private after = 0n;

  get isEmpty(): boolean {
    return this.byId.size === 0;
  }

  add({ id, types }: InboxNews, after: bigint): void {
    if (this.isEmpty) this.after = after;
    if (this.byId.has(EVERYTHING.id)) return;
    if (id === EVERYTHING.id || (this.byId.size >= MOST && !this.byId.has(id))) {
      this.byId = new Map([[EVERYTHING.id, new Set()]]);
      return;
    }
    const known = this.byId.get(id) ?? new Set();
    this.byId.set(id, known);
    for (const type of types) known.add(type);
  }

  take(): InboxMessage {
    const news = [...this.byId].map(([id, types]) => ({ id, types: [...types] }));
    this.byId = new Map();
    return { after: this.after, news };
  }
}
