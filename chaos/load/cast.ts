import { signIn } from "@/bench/lib/http.mjs";
import { sleep } from "@/scripts/lib/processes.mjs";
import { PASSWORD, type World } from "../world/world";
import type { Answered, Client } from "./client";

export interface Person {
  email: string;
  headers: Record<string, string>;
}

export interface Agent {
  address: string;
  headers: Record<string, string>;
  callback: string;
  secret: string;
}

export interface Endpoint {
  url: string;
  secret: string;
  events: string[];
}

/** Who plays: people with their cookies, agents with their keys, and where webhooks go. */
export interface Cast {
  admin: Person;
  people: Person[];
  agents: Agent[];
  endpoints: Endpoint[];
}

export const TWO_OF_THREE = "chaos-two-of-three";
const AGENTS = 3;

/** Signs people in and makes agents, endpoints and a policy with a quorum. */
export async function makeCast(world: World, client: Client): Promise<Cast> {
  const admin = await personOf(world, "admin@acme.dev");
  const people: Person[] = [];
  for (const name of ["ana", "bea", "cal"]) people.push(await personOf(world, `${name}@acme.dev`));
  const make = async (path: string, body: unknown): Promise<Answered["json"]> => {
    const answer = await client.call({ method: "POST", path, headers: admin.headers, body });
    if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  const agents: Agent[] = [];
  for (let n = 1; n <= AGENTS; n++) {
    const callback = `${world.hooksUrl}/agent/${n}`;
    const address = `agent://acme/chaos/${n}`;
    const { key, webhook_secret: secret } = await make("/api/agents", { address, name: `Chaos ${n}` });
    agents.push({ address, callback, secret, headers: { authorization: `Bearer ${key}` } });
  }
  const endpoints: Endpoint[] = [];
  for (const [name, events] of Object.entries(EVENTS)) {
    const url = `${world.hooksUrl}/endpoint/${name}`;
    endpoints.push({ url, events, secret: (await make("/api/webhooks", { url, events })).secret });
  }
  await make("/api/policies", {
    slug: TWO_OF_THREE,
    name: "Two of three",
    levels: [{ to: people.map(({ email }) => email) }],
    timeout: "2h",
    on_timeout: "rejected",
    quorum: { approvals: 2, veto: false },
  });
  return { admin, people, agents, endpoints };
}

const EVENTS = {
  ends: ["intent.decided", "intent.timed_out", "intent.canceled"],
  rest: ["intent.created", "intent.result", "intent.escalated", "intent.changes_requested"],
};

async function personOf({ publicUrl }: World, email: string): Promise<Person> {
  for (let tries = 1; ; tries++) {
    try {
      const cookie = await signIn(publicUrl, email, PASSWORD);
      return { email, headers: { cookie, origin: publicUrl } };
    } catch (error) {
      if (tries === 20) throw error; // the pages behind signing in are ready some seconds after the API
      await sleep(500);
    }
  }
}
