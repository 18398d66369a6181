import { db, EVERYWHERE } from "@/server/db/client";
import { standings } from "@/server/db/standings";
import { shared } from "@/server/shared";
import type { Caller, Ctx } from "../context";

/** How often those who follow a stream are looked at again: all of this process by one query. */
const LOOK_MS = 3_000;

interface Follower {
  /** The session or key that they came by. */
  credential: string;
  /** What that made of them when they began. */
  standing: string;
  end: () => void;
}

class Followers {
  private readonly all = new Set<Follower>();
  private timer: NodeJS.Timeout | null = null;

  add(follower: Follower): () => void {
    this.all.add(follower);
    this.timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
    return () => void this.all.delete(follower);
  }

  private async look(): Promise<void> {
    const present = [...this.all];
    if (present.length === 0) return;
    const credentials = new Set(present.map(({ credential }) => credential));
    // A database that is away does not say that somebody may no longer read.
    const now = await standings(db(EVERYWHERE), [...credentials]).catch(() => null);
    if (!now) return;
    for (const { credential, standing, end } of present) if (now.get(credential) !== standing) end();
  }
}

const followers = () => shared("followers", () => new Followers());

/**
 * Calls `end` within seconds after a stream's reader ceases to be whom they began as: signed out, no longer a member or in another
 * role, key revoked or expired. Returns how to stop looking.
 */
export function whileAllowed({ workspaceId, caller }: Ctx, end: () => void): () => void {
  const credential = credentialOf(caller);
  if (credential === null) return () => {};
  const standing = `${workspaceId} ${caller.type === "member" ? caller.member.role : caller.type}`;
  return followers().add({ credential, standing, end });
}

function credentialOf(caller: Caller): string | null {
  switch (caller.type) {
    case "agent":
      return caller.keyId;
    case "member":
      return caller.session ?? null;
    case "system":
      return null;
  }
}
