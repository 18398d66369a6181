import { type IntentRow, INTENT_COLUMNS } from "@/server/db/intent-rows";
import type { Ledger } from "../ledger";
import type { Cast } from "../load/cast";
import type { Hook } from "../world/hooks";
import type { Mail } from "../world/mail";
import type { Client } from "../load/client";
import type { Sql, World } from "../world/world";
import { readTrail, type Trail } from "./trail";

export interface FoundFact {
  seq: number;
  intent_id: string;
  type: string;
  at: Date;
  actor: { type: string; id: string | null; name: string };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each type of fact has its own
  data: any;
}

export type FoundIntent = IntentRow & { next_moment_at: Date | null };

export interface FoundNotice {
  id: string;
  intent_id: string;
  seq: number;
  user_id: string;
  channel: string;
  kind: string;
  status: string;
  email: string;
}

export interface FoundDelivery {
  id: string;
  intent_id: string;
  seq: number;
  url: string;
  type: string;
  status: string;
}

export interface Place {
  url: string;
  secret: string;
  /** The events that go there; null for an agent's callback. */
  events: string[] | null;
}

/** All that is left of a run when everything is over. */
export interface Found {
  ledger: Ledger;
  intents: Map<string, FoundIntent>;
  facts: Map<string, FoundFact[]>;
  notices: FoundNotice[];
  deliveries: FoundDelivery[];
  /** How often each intent was measured for the figures. */
  measures: Map<string, number>;
  /** What still waits to be worked off, by its table. */
  queues: Record<string, number>;
  mails: Map<string, Mail>;
  hooks: Hook[];
  places: Place[];
  mistakes: string[];
  /** How often a server ended though nobody ended it. */
  endedByItself: number;
  trail: Trail;
  /** Milliseconds since the epoch, as the servers have it. */
  now: number;
}

/** Reads everything that the verdict is about, the database as it is at one moment. */
export async function lookAround(world: World, cast: Cast, ledger: Ledger, client: Client): Promise<Found> {
  const { mail, hooks, servers } = world;
  return {
    ledger,
    ...(await world.snapshot(stored)),
    mails: mail.accepted,
    hooks: hooks.received,
    places: placesOf(cast),
    mistakes: client.mistakes,
    endedByItself: servers.reduce((sum, server) => sum + server.endedByItself, 0),
    trail: await readTrail(world, cast, client),
    now: Math.min(...servers.map((server) => server.now())),
  };
}

type Stored = Pick<Found, "intents" | "facts" | "notices" | "deliveries" | "measures" | "queues">;

async function stored(sql: Sql): Promise<Stored> {
  const intents = await sql<FoundIntent>(
    `SELECT ${INTENT_COLUMNS} FROM intents i JOIN agents a ON a.id = i.agent_id`,
  );
  const facts = await sql<FoundFact>(
    "SELECT seq::float8, intent_id, type, at, actor, data FROM facts ORDER BY seq",
  );
  const notices = await sql<FoundNotice>(
    `SELECT n.id, intent_id, seq::float8, user_id, channel, kind, status, email FROM notifications n JOIN users u ON u.id = n.user_id`,
  );
  const deliveries = await sql<FoundDelivery>(
    "SELECT id, intent_id, seq::float8, url, type, status FROM deliveries",
  );
  const measures = await sql<{ id: string; n: number }>(
    "SELECT intent_id AS id, count(*)::int AS n FROM intent_measures GROUP BY 1",
  );
  return {
    intents: new Map(intents.map((row) => [row.id, row])),
    facts: grouped(facts),
    notices,
    deliveries,
    measures: new Map(measures.map(({ id, n }) => [id, n])),
    queues: await queuesOf(sql),
  };
}

/** How much is unfinished, by the table that it waits in. */
export async function queuesOf(sql: Sql): Promise<Record<string, number>> {
  const counts = await sql<{ name: string; n: number }>(
    `SELECT 'notifications' AS name, count(*)::int AS n FROM notifications WHERE status = 'pending'
     UNION ALL SELECT 'deliveries', count(*)::int FROM deliveries WHERE status = 'pending'
     UNION ALL SELECT 'insight_queue', count(*)::int FROM insight_queue WHERE closed_at IS NOT NULL
     UNION ALL SELECT 'audit_queue', count(*)::int FROM audit_queue
     UNION ALL SELECT 'alerts', count(*)::int FROM alerts WHERE status = 'pending'`,
  );
  return Object.fromEntries(counts.map(({ name, n }) => [name, n]));
}

function placesOf({ agents, endpoints }: Cast): Place[] {
  return [
    ...agents.map(({ callback: url, secret }) => ({ url, secret, events: null })),
    ...endpoints.map(({ url, secret, events }) => ({ url, secret, events })),
  ];
}

function grouped(facts: readonly FoundFact[]): Map<string, FoundFact[]> {
  const groups = new Map<string, FoundFact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.intent_id);
    if (group) group.push(fact);
    else groups.set(fact.intent_id, [fact]);
  }
  return groups;
}
