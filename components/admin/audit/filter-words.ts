import { type AuditFilter } from "../../queries/audit-filter";
import { AGES } from "../../inbox/filter-words";
import { CHANNEL_NAMES } from "./channel-words";
import { typeName } from "./type-names";

export const SOURCE_NAMES = { fact: "What happened to requests", change: "Settings and sign-ins" } as const;

interface Narrowing {
  text: string;
  /** The change that takes it away. */
  without: Partial<AuditFilter>;
}

/** What narrows the trail, each in words. `nameOf` tells what the one with an id is called. */
export function narrowingsOf(
  filter: AuditFilter,
  nameOf: (id: string) => string,
  timeOf: (text: string) => string,
): Narrowing[] {
  const { source, types, channels, actor, subject, entry, ip, request, from, to } = filter;
  const one = (said: string, text: () => string, without: Partial<AuditFilter>): Narrowing[] =>
    said === "" ? [] : [{ text: text(), without }];
  return [
    ...(source === "" ? [] : [{ text: SOURCE_NAMES[source], without: { source: "" } as const }]),
    ...types.map((type) => ({
      text: typeName(type),
      without: { types: types.filter((other) => other !== type) },
    })),
    ...channels.map((channel) => ({
      text: CHANNEL_NAMES[channel],
      without: { channels: channels.filter((other) => other !== channel) },
    })),
    ...one(actor, () => `By ${nameOf(actor)}`, { actor: "" }),
    ...one(subject, () => `About ${nameOf(subject)}`, { subject: "" }),
    ...one(entry, () => `Entry ${entry}`, { entry: "" }),
    ...one(ip, () => `From ${ip}`, { ip: "" }),
    ...one(request, () => `Request ${request}`, { request: "" }),
    ...one(from, () => ageName(from, "In the last") ?? `Since ${timeOf(from)}`, { from: "" }),
    ...one(to, () => ageName(to, "Older than") ?? `Until ${timeOf(to)}`, { to: "" }),
  ];
}

function ageName(text: string, words: string): string | null {
  if (!/^\d+[smhd]$/.test(text)) return null;
  return `${words} ${AGES.find(({ value }) => value === text)?.name ?? text}`;
}
