import type { Vote } from "@/core/intent";

/** Of votes that were stored before they were kept whole only the outcome is known. */
export type StoredVote = Pick<Vote, "userId" | "name" | "outcome"> &
  Partial<Omit<Vote, "at"> & { at: string }>;

export const voteOf = ({ at, ...stored }: StoredVote, updatedAt: Date): Vote => ({
  ...{ comment: null, data: null, edits: {}, evidence: [], via: "inbox", admin: false, actingFor: null },
  ...stored,
  at: at === undefined ? updatedAt : new Date(at),
});
