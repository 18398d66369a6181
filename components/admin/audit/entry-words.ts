import type { AdminKind } from "@/core/administration";
import { isJsonObject, type Json, type JsonObject, valueAt } from "@/core/json";
import type { AdminChangeWire, AuditEntryWire, FactEntryWire } from "@/core/wire/audit";
import type { FactWire } from "@/core/wire/fact";
import { factInWords } from "../../intent/fact-words";
import { type Sentence, who } from "../../intent/sentence";
import { KIND_WORDS } from "./kind-words";

/** What an entry of the trail says in one sentence. */
export const entryInWords = (entry: AuditEntryWire): Sentence =>
  entry.source === "fact" ? factInWords(asTold(entry)).sentence : changeInWords(entry);

/** A stored fact in the shape in which the timeline is told it. */
export function asTold({ seq, type, at, actor, data }: FactEntryWire): FactWire {
  const stored = isJsonObject(data) ? data : {};
  return { seq: Number(seq), type, at, actor, data: { ...stored, ...decisionOf(stored) } };
}

function decisionOf({ decision }: JsonObject): JsonObject {
  if (!isJsonObject(decision ?? null)) return {};
  const outcome = valueAt(decision ?? null, "/outcome") ?? null;
  const comment = valueAt(decision ?? null, "/comment") ?? null;
  return { outcome, comment, intent: { decision: decision ?? null } };
}

function changeInWords(change: AdminChangeWire): Sentence {
  const { actor, action, kind, subject } = change;
  const name = who(subject.name);
  const by = who(actor.acting_for ? `${actor.name} for ${actor.acting_for.name}` : actor.name);
  if (kind === "sign_in") return signInWords(change);
  if (action === "exported") return [by, ` exported the audit trail as ${subject.name.toUpperCase()}`];
  if (OWN.has(kind) && actor.id === subject.id) return [by, ` ${action} their ${KIND_WORDS[kind]}`];
  return [by, ` ${action} the ${KIND_WORDS[kind]} `, name];
}

/** What people set up for themselves. */
const OWN: ReadonlySet<AdminKind> = new Set<AdminKind>(["notifications", "calendar"]);

function signInWords({ actor, action, subject, after }: AdminChangeWire): Sentence {
  const name = who(subject.name);
  if (action !== "refused") {
    const by = textOf(after, "/by");
    return [who(actor.name), ` ${action}`, ...(by ? [` by ${by}`] : [])];
  }
  const times = valueAt(after, "/times");
  return typeof times === "number" && times > 1
    ? [`${times} sign-ins as `, name, " failed within a minute"]
    : ["A sign-in as ", name, " failed"];
}

function textOf(value: Json, pointer: string): string | null {
  const found = valueAt(value, pointer);
  return typeof found === "string" ? found : null;
}

/** Where what an entry is about has a page; null where it has none. */
export function hrefOf({ subject }: AuditEntryWire): string | null {
  const { type, id } = subject;
  if (type === "intent") return `/inbox/${id}`;
  const page = PAGES[type];
  return page === undefined ? null : page.replace("*", encodeURIComponent(id));
}

const PAGES: Partial<Record<AdminKind, string>> = {
  member: "/admin/people/*",
  sign_in: "/admin/people/*",
  notifications: "/admin/people/*",
  calendar: "/admin/people/*",
  team: "/admin/teams/*",
  agent: "/admin/agents/*",
  intent_type: "/admin/intent-types/*",
  policy: "/admin/policies",
  rule: "/admin/rules/*",
  grant: "/admin/grants",
  absence: "/admin/absences",
  schedule: "/admin/schedules",
  holidays: "/admin/holidays",
  webhook: "/admin/webhooks/*",
  receipt_key: "/admin/receipts",
};

/** What of an entry was one thing before and another after; null where it only says what happened. */
export function differenceOf(entry: AuditEntryWire): { before: Json; after: Json } | null {
  if (entry.source === "change") return { before: entry.before, after: entry.after };
  const before = valueAt(entry.data, "/before");
  const after = valueAt(entry.data, "/question");
  return entry.type === "revised" && before !== undefined && after !== undefined ? { before, after } : null;
}
