import { db, EVERYWHERE } from "@/server/db/client";
import { factsSince } from "@/server/db/news";
import { signals } from "@/server/db/signals";
import { shared } from "@/server/shared";
import { type Reader, Room } from "./room";

/** How often those who follow their inbox are checked against the database, for signals that a crash swallowed. */
const CATCH_UP_MS = 3_000;
/** Of a workspace where more happens in the meantime the rest is looked at the next time. */
const MOST_FACTS = 5_000;

/** Who follows which workspace in this process. However many, they cost one query now and then between them. */
class Feed {
  private readonly rooms = new Map<string, Room>();
  private timer: NodeJS.Timeout | null = null;

  constructor() {
    signals().subscribe(({ workspaceId, intentId, types, seq }) =>
      this.rooms.get(workspaceId)?.hear(intentId, types, seq),
    );
  }

  /** Begin before reading, so that nothing falls between the two. */
  enter(workspaceId: string, reader: Reader): Room {
    const room = this.rooms.get(workspaceId) ?? new Room(workspaceId);
    this.rooms.set(workspaceId, room);
    room.readers.add(reader);
    this.timer ??= setInterval(() => void this.catchUp(), CATCH_UP_MS).unref();
    return room;
  }

  leave(room: Room, reader: Reader): void {
    room.readers.delete(reader);
    if (room.readers.size === 0) this.rooms.delete(room.workspaceId);
  }

  private async catchUp(): Promise<void> {
    const points = [...this.rooms.values()].flatMap(({ workspaceId, settled }) =>
      settled === null ? [] : [{ workspaceId, after: settled }],
    );
    if (points.length === 0) return;
    const found = await factsSince(db(EVERYWHERE), points, MOST_FACTS).catch(() => []);
    for (const room of this.rooms.values())
      room.catchUp(found.filter(({ workspaceId }) => workspaceId === room.workspaceId));
  }
}

export const feed = (): Feed => shared("feed", () => new Feed());
