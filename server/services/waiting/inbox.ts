import { db } from "@/server/db/client";
import { askedAbout } from "@/server/db/visibility";
import { type Ctx, requireMember } from "../context";
import { onCommitted, Watch } from "./hub";

export interface InboxNews {
  id: string;
  types: string[];
}

/** A burst of changes is told together, and looked up together. */
const GATHER_MS = 40;
/** More than this at once and the reader does better to load its list again: `id` is then "*". */
const MAX_CHANGES = 500;

/** What changes in the intents that a person may see, as it happens; an empty list now and then as a sign of life. */
export async function* followInbox(
  ctx: Ctx,
  heartbeatMs: number,
  signal: AbortSignal,
): AsyncGenerator<InboxNews[]> {
  const { member } = requireMember(ctx);
  const changed = new Map<string, Set<string>>();
  const watch = new Watch();
  const stop = onCommitted(({ workspaceId, intentId, types }) => {
    if (workspaceId !== ctx.workspaceId || changed.size > MAX_CHANGES) return;
    changed.set(intentId, new Set([...(changed.get(intentId) ?? []), ...types]));
    watch.signal();
  });
  try {
    while (!signal.aborted) {
      if (!(await watch.next(heartbeatMs, signal))) {
        yield [];
        continue;
      }
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      const news = [...changed].map(([id, types]) => ({ id, types: [...types] }));
      changed.clear();
      if (news.length > MAX_CHANGES) yield [{ id: "*", types: [] }];
      else yield member.role === "reviewer" ? await onlyAsked(member.id, news) : news;
    }
  } finally {
    stop();
  }
}

async function onlyAsked(userId: string, news: InboxNews[]): Promise<InboxNews[]> {
  const mine = await askedAbout(
    db(),
    userId,
    news.map(({ id }) => id),
  );
  return news.filter(({ id }) => mine.has(id));
}
