import { queryOptions } from "@tanstack/react-query";
import type { AuditProblemWire, HeadsWire, TreeHeadWire, VerificationWire } from "@/core/wire/audit-proof";
import { fetchJson } from "./http";

const AGAIN_MS = 5_000;

/** The newest signed head of the trail; null before anything was sealed. */
export const newestHeadQuery = () =>
  queryOptions({
    queryKey: ["audit-head"],
    queryFn: async ({ signal }): Promise<TreeHeadWire | null> =>
      (await fetchJson<HeadsWire>("/api/audit/heads?limit=1", { signal })).items[0] ?? null,
    refetchInterval: AGAIN_MS,
    staleTime: 0,
  });

/** How far a verification has come, and what it has found so far. */
export interface Verified {
  checked: number;
  of: number;
  unsealed: number;
  problems: AuditProblemWire[];
  /** False while there is more to check. */
  done: boolean;
}

/** So many at once that progress is seen, and so few that no request takes long. */
const AT_ONCE = 20_000;

/** Has the server compute the tree anew, part by part. `onProgress` hears of each part. */
export async function verifyTrail(
  onProgress: (sofar: Verified) => void,
  signal?: AbortSignal,
): Promise<Verified> {
  let sofar: Verified = { checked: 0, of: 0, unsealed: 0, problems: [], done: false };
  for (let from: number | null = 0; from !== null;) {
    const path = `/api/audit/verify?from=${from}&limit=${AT_ONCE}`;
    const part: VerificationWire = await fetchJson<VerificationWire>(path, { signal });
    const checked = sofar.checked + part.entries_checked;
    const problems = [...sofar.problems, ...part.problems];
    from = part.next;
    sofar = { checked, of: part.tree_size, unsealed: part.unsealed, problems, done: from === null };
    onProgress(sofar);
  }
  return sofar;
}
