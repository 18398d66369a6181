import type { AdminKind } from "@/core/administration";
import type { Fact } from "@/core/facts";
import type { Json } from "@/core/json";
import type { Origin } from "@/core/origin";
import { sensitiveMarks } from "@/core/sensitive/marks";
import { maskedFact } from "@/core/sensitive/mask";
import type { AdminChangeWire, AuditEntryWire, OriginWire } from "@/core/wire/audit";
import type { StoredEntry } from "@/server/db/audit/list";

/** The one way in which an entry of the trail is shown: whatever must not be seen of it is left out here. */
export function showEntry(entry: StoredEntry): AuditEntryWire {
  const { source, seq, at, actor, subjectId: id, subjectName: name } = entry;
  const shown = {
    id: `${source}_${seq}`,
    seq: String(seq),
    at: at.toISOString(),
    actor: { type: actor.type, id: actor.id, name: actor.name, acting_for: actor.actingFor ?? null },
    origin: entry.origin && showOrigin(entry.origin),
    sealed: entry.index === null ? null : { index: Number(entry.index) },
  };
  if (source === "fact")
    return { ...shown, source, type: entry.type, subject: { type: "intent", id, name }, data: open(entry) };
  const kind = entry.type as AdminKind;
  return { ...shown, source, type: kind, kind, subject: { type: kind, id, name }, ...changeOf(entry) };
}

/** What a fact says, in dots where its intent marks it as sensitive. */
function open({ type, data, sensitive }: StoredEntry): Json {
  if (!sensitive?.length) return data;
  return maskedFact({ type, data } as unknown as Fact, sensitiveMarks({ sensitive })).data as unknown as Json;
}

const changeOf = ({
  action,
  before,
  after,
}: StoredEntry): Pick<AdminChangeWire, "action" | "before" | "after"> => ({
  action: action ?? "",
  before,
  after,
});

const showOrigin = ({ channel, ip, user_agent, request_id, on_behalf_of }: Origin): OriginWire => ({
  ...{ channel, ip, user_agent, request_id },
  on_behalf_of: on_behalf_of ?? null,
});
