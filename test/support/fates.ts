import { filterOf, listQueryOf } from "@/core/inbox-filter";
import { ListQuery } from "@/core/wire/list";
import { StatsQuery, type StatsWire } from "@/core/wire/stats";
import { answerIntent } from "@/server/services/intents/answer";
import { cancelIntent } from "@/server/services/intents/cancel";
import { listIntents } from "@/server/services/intents/list";
import { fireDueMoments } from "@/server/services/intents/pursue";
import { measureClosed } from "@/server/services/insights/measure";
import { noteOpening } from "@/server/services/insights/opening";
import { readStats } from "@/server/services/insights/stats";
import { after, T0 } from "./time";
import { as, asAgent, type Person, submit, type Submission, type Workspace } from "./workspace";

/** Measures all that is closed, in any workspace. */
export async function measureAll(): Promise<void> {
  while ((await measureClosed(50)) > 0);
}

/** When all that a test tells of is over. */
const LATER = after("40d");

export const stats = (who: Person, query: Record<string, string> = {}): Promise<StatsWire> =>
  readStats(as(who, LATER), StatsQuery.parse(query));

/** The ids behind a figure, as the page that it links to lists them. */
export async function listed(who: Person, url: string): Promise<string[]> {
  const query = listQueryOf(filterOf(new URL(url, "http://x").searchParams));
  const sent = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const ids: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page = ListQuery.parse({ ...sent, limit: "3", ...(cursor && { cursor }) });
    const found = await listIntents(as(who, LATER), page);
    ids.push(...found.items.map(({ id }) => id));
    cursor = found.next_cursor;
  }
  return ids;
}

/** Something that Ana is asked. */
export const ask = ({ agent, ana }: Workspace, more: Submission = {}, now = T0) =>
  submit(agent, { assignees: [ana.email], timeout: "8h", ...more }, now);

/** Lets the clock run to a moment. */
export const pass = async (until: Date): Promise<void> => {
  while ((await fireDueMoments(until, until, 50)) > 0);
};

/** Many intents, of which each has its own fate; always the same. */
export async function liveThrough(workspace: Workspace, count: number): Promise<void> {
  const { agent, ana, bea, cal } = workspace;
  const people = [ana, bea, cal];
  for (let n = 0; n < count; n++) {
    const who = people[n % 3] ?? ana;
    const start = after(`${1 + ((n * 37) % 700)}h`);
    const { id } = await submit(
      agent,
      {
        assignees: n % 4 === 0 ? ["team:data"] : [who.email],
        intent_type: `type.${n % 5}`,
        remind_after: "10m",
        escalate: [{ after: "30m", to: [ana.email, bea.email, cal.email] }],
        timeout: "1h",
      },
      start,
    );
    const at = (minutes: number) => after(`${minutes}m`, start);
    if (n % 2 === 0) await pass(at(10));
    if (n % 6 === 0) await pass(at(30));
    if (n % 7 === 0) await cancelIntent(asAgent(agent, at(31)), id, { reason: "r" });
    else if (n % 5 === 0) await pass(at(60));
    else {
      const by = n % 4 === 0 && who === ana ? bea : who;
      if (n % 3 > 0) await noteOpening(as(by, at(9)), id);
      const outcome = n % 3 === 0 ? "rejected" : "approved";
      const minutes = n % 6 === 0 ? 32 + (n % 11) : 11 + (n % 17);
      await answerIntent(as(by, at(minutes)), id, { outcome });
    }
  }
}
