import { AppError } from "@/core/errors";
import { settings } from "@/server/settings";
import { shared } from "@/server/shared";
import type { Ctx } from "../context";

interface Places {
  taken: number;
  by: Map<string, number>;
}

const places = () => shared("places", (): Places => ({ taken: 0, by: new Map() }));

/**
 * Takes one of the places in which this process lets clients wait; one caller gets at most half of them. Returns how to give it
 * back, which counts once. Throws unavailable where all are taken, rate_limited where the caller has its half.
 */
export function takePlace({ caller }: Ctx): () => void {
  const here = places();
  const most = settings().COUNTERSIGN_MAX_WAITING;
  const who = caller.type === "agent" ? caller.keyId : caller.type === "member" ? caller.member.id : "";
  const own = here.by.get(who) ?? 0;
  if (here.taken >= most)
    throw new AppError("unavailable", `${most} clients wait here already, and that is all it holds.`);
  if (own >= most / 2)
    throw new AppError(
      "rate_limited",
      `${own} of your requests wait here already. Let one of them end first.`,
    );
  here.taken += 1;
  here.by.set(who, own + 1);
  let left = false;
  return () => {
    if (left) return;
    left = true;
    here.taken -= 1;
    const rest = (here.by.get(who) ?? 1) - 1;
    if (rest > 0) here.by.set(who, rest);
    else here.by.delete(who);
  };
}

/** How many clients wait in this process. */
export const placesTaken = (): number => places().taken;
