import { spellDuration } from "@/core/duration";
import type { IntentTypeBody, IntentTypeItem, IntentTypeWire } from "@/core/wire/intent-types";
import type { IntentType, Usage } from "@/server/db/intent-types";
import { spelledRetention } from "../retention/settings";
import type { Ctx } from "../context";

/** Counting further would cost more than anybody learns from it. */
const COUNTED = 1_000;
const LATELY_MS = 30 * 86_400_000;

/** What "lately" means wherever usage is told. */
export const lately = ({ workspaceId, now }: Ctx) => ({
  workspaceId,
  since: new Date(now.getTime() - LATELY_MS),
  most: COUNTED + 1,
});

export const usedWire = ({ count, lastAt }: Usage) => ({
  count: Math.min(count, COUNTED),
  more: count > COUNTED,
  last_at: lastAt?.toISOString() ?? null,
});

const shown = (type: IntentType & Usage) => ({
  id: type.id,
  name: type.name,
  version: type.version,
  updated_at: type.updatedAt.toISOString(),
  updated_by: type.updatedBy,
  used: usedWire(type),
});

export function itemWire(type: IntentType & Usage): IntentTypeItem {
  const { task_type, title, risk, policy } = type.defaults;
  return { ...shown(type), task_type, title, risk, policy };
}

export const typeWire = (type: IntentType & Usage): IntentTypeWire => ({
  ...shown(type),
  ...suppliedBy(type),
});

/** What a type supplies, as it is put: durations as text. */
export function suppliedBy({
  defaults,
  sample,
  retention,
}: Pick<IntentType, "defaults" | "sample" | "retention">) {
  const { remind_after, remind_every, timeout, escalate, ...rest } = defaults;
  return {
    ...rest,
    ...(remind_after !== undefined && { remind_after: spellDuration(remind_after) }),
    ...(remind_every !== undefined && { remind_every: spellDuration(remind_every) }),
    ...(timeout !== undefined && { timeout: spellDuration(timeout) }),
    ...(escalate && { escalate: escalate.map(({ after, to }) => ({ after: spellDuration(after), to })) }),
    ...(sample && { sample_payload: sample }),
    ...(retention && { retention: retention === "keep" ? retention : spelledRetention(retention) }),
  };
}

/** A body as it is kept. */
export function keptOf({ name, sample_payload: sample, retention = null, ...defaults }: IntentTypeBody) {
  return { name, sample: sample ?? null, retention, defaults };
}

/** How it stands in the audit trail. */
export const entryOf = (type: IntentType) =>
  JSON.parse(JSON.stringify({ name: type.name, ...suppliedBy(type) }));
