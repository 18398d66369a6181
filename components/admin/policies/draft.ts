import type { Flaw } from "@/core/errors";
import { pointerOf } from "@/core/json";
import { PolicyBody } from "@/core/wire/policy";
import type { PolicyWire, PolicyWritten } from "@/core/wire/policies";

type LevelWritten = PolicyWritten["levels"][number];
export type Approvals = number | "all";

export interface GroupDraft {
  name: string;
  of: string[];
  approvals: Approvals;
}
export interface QuorumDraft {
  approvals: Approvals;
  veto: boolean;
  groups?: GroupDraft[];
}

/** A level while it is edited. Durations are as they were typed. */
export interface LevelDraft extends Omit<LevelWritten, "quorum"> {
  /** Stays the level's own wherever it is moved. */
  key: string;
  quorum?: QuorumDraft;
}

/** A policy while it is edited: as it is written, and what is empty is left out only when it is sent. */
export interface PolicyDraft extends Omit<PolicyWritten, "levels" | "quorum"> {
  levels: LevelDraft[];
  quorum?: QuorumDraft | undefined;
}

let made = 0;
export const newLevelKey = (): string => `level-${++made}`;

/** A chain of one level to begin with. */
export const newDraft = (): PolicyDraft => ({
  slug: "",
  name: "",
  levels: [{ key: newLevelKey(), to: [], remind_after: "15m" }],
  timeout: "8h",
});

const STANDING = ["id", "version", "saved", "used_by", "open_intents"];

export function draftOf(policy: PolicyWritten | PolicyWire): PolicyDraft {
  const written = Object.fromEntries(
    Object.entries(policy).filter(([name]) => !STANDING.includes(name)),
  ) as unknown as PolicyWritten;
  return {
    ...written,
    levels: written.levels.map((level) => ({ ...level, key: newLevelKey() })),
  } as PolicyDraft;
}

/** What is sent: no keys, and nothing that was left empty, but for what has to be there. */
export function bodyOf({ levels, ...policy }: PolicyDraft): PolicyWritten {
  const own = levels.map(({ key: _, ...level }) => level);
  return {
    ...filled(policy),
    timeout: policy.timeout,
    slug: policy.slug,
    name: policy.name,
    levels: own.map(filled),
  } as PolicyWritten;
}

const filled = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== "")) as T;

export const isSameDraft = (one: PolicyDraft, other: PolicyDraft): boolean =>
  JSON.stringify(sorted(bodyOf(one))) === JSON.stringify(sorted(bodyOf(other)));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, sorted(child)]),
  );
};

/** What the server would refuse of it, by the very same rules; who is known is the server's to say. */
export function flawsOf(draft: PolicyDraft): Flaw[] {
  const { error } = PolicyBody.safeParse(bodyOf(draft));
  const flaws = (error?.issues ?? []).map(({ path, message }) => ({
    pointer: pointerOf(path),
    detail: message,
  }));
  return flaws.map((flaw) => WORDS[flaw.pointer]?.(draft, flaw) ?? flaw);
}

const WORDS: Readonly<Record<string, (draft: PolicyDraft, flaw: Flaw) => Flaw>> = {
  "/name": (draft, flaw) => (draft.name.trim() ? flaw : { ...flaw, detail: "Give it a name." }),
  "/slug": (draft, flaw) =>
    draft.slug ? flaw : { ...flaw, detail: "Say how requests name it: small letters, digits and dashes." },
};

/** "Data exports" is named data-exports by requests. */
export const slugFrom = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 100);
