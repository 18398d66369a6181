import { type Ctx, requireMember } from "../context";
import { feed } from "./feed";
import { Gathered, type InboxMessage } from "./gathered";
import { Watch } from "./hub";
import { missedSince, type Reader } from "./room";

/**
 * What changes in the intents that a person may see, as it happens. First comes where they stand, with what they missed since
 * `lastSeen`. Whoever resumes may hear again of the last seconds, and misses nothing.
 */
export async function* followInbox(
  ctx: Ctx,
  lastSeen: bigint | null,
  signal: AbortSignal,
): AsyncGenerator<InboxMessage, void> {
  const { workspaceId } = ctx;
  const { id: userId, role } = requireMember(ctx).member;
  const [watch, unread] = [new Watch(), new Gathered()];
  const tell = ({ after, news }: InboxMessage): void => {
    for (const each of news) unread.add(each, after);
    if (news.length > 0) watch.signal();
  };
  const reader: Reader = { userId, role, tell };
  const room = feed().enter(workspaceId, reader);
  try {
    const after = await room.open();
    yield lastSeen === null
      ? { after, news: [] }
      : { after: lastSeen, news: await missedSince(workspaceId, reader, lastSeen) };
    while (!signal.aborted) {
      await watch.next(signal);
      if (!unread.isEmpty) yield unread.take();
    }
  } finally {
    feed().leave(room, reader);
  }
}
