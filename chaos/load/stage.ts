import { randomUUID } from "node:crypto";
import { sleep } from "@/scripts/lib/processes.mjs";
import type { Figures } from "../figures";
import type { Entry, Ledger, Promised } from "../ledger";
import type { Random } from "../random";
import type { World } from "../world/world";
import type { Agent, Cast, Person } from "./cast";
import type { Answered, Client } from "./client";

const SENT_AGAIN = 0.15;
const PATIENCE_MS = 20_000;

export interface Case {
  entry: Entry;
  agent: Agent;
}

/** What the stories of a run have at hand; whatever is answered goes into the ledger. */
export class Stage {
  private asked = 0;

  constructor(
    readonly world: World,
    readonly client: Client,
    readonly cast: Cast,
    readonly ledger: Ledger,
    readonly figures: Figures,
  ) {}

  /** An agent asks. */
  async submit(random: Random, more: Record<string, unknown>): Promise<Case> {
    const agent = random.pick(this.cast.agents);
    const title = `chaos ${++this.asked}`;
    const callback = random.chance(0.6) ? agent.callback : null;
    const body = {
      intent_type: "chaos.question.v1",
      task_type: "approval",
      title,
      payload: { dataset: "customers_q1", rows: random.between(1, 50_000) },
      ...(callback && { callback_url: callback }),
      ...more,
    };
    const repeated: Entry["repeated"] = [];
    const { json, status, text } = await this.post(random, agent, "/api/intents", body, repeated);
    if (status !== 201 && status !== 200) throw new Error(`a submission was refused: ${status} ${text}`);
    const entry = this.ledger.submitted(json.id, title, callback);
    entry.repeated.push(...repeated);
    return { entry, agent };
  }

  /** An agent's change, which must be in the facts once it was answered; false where it came too late. */
  async change(
    random: Random,
    { entry, agent }: Case,
    noun: string,
    body: Record<string, unknown>,
    promised: Promised,
  ): Promise<boolean> {
    const answer = await this.post(random, agent, `/api/intents/${entry.id}/${noun}`, body, entry.repeated);
    return this.note(entry, answer, "the agent", promised);
  }

  /** Somebody's answer by their cookie; a try whose answer was lost may have counted, and then the next one says so. */
  async decide(
    person: Person,
    { entry }: Case,
    body: Record<string, unknown>,
    promised?: Promised,
  ): Promise<Answered> {
    const path = `/api/intents/${entry.id}/decision`;
    const answer = await this.client.call({ method: "POST", path, headers: person.headers, body });
    this.note(entry, answer, person.email, promised);
    return answer;
  }

  /** Any other change of somebody's. */
  async act(
    person: Person,
    { entry }: Case,
    method: "POST" | "PUT",
    noun: string,
    body: unknown,
    promised: Promised,
  ): Promise<void> {
    const path = `/api/intents/${entry.id}/${noun}`;
    const answer = await this.client.call({ method, path, headers: person.headers, body });
    this.note(entry, answer, person.email, promised);
  }

  /** Holds a long poll after the other until the agent hears of the end, for a while. */
  async wait({ entry, agent }: Case, patienceMs = PATIENCE_MS): Promise<void> {
    const end = Date.now() + patienceMs;
    const headers = { ...agent.headers, prefer: "wait=5" };
    while (Date.now() < end) {
      const { json, status } = await this.client.call({
        method: "GET",
        path: `/api/intents/${entry.id}`,
        headers,
      });
      if (status !== 200) throw new Error(`${entry.id} was answered before and is now ${status}`);
      if (json.status === "waiting") continue;
      this.ledger.tell(entry, { by: "a long poll", status: json.status, outcome: json.outcome });
      return;
    }
    this.figures.count("waits that were given up");
  }

  /** Waits for a mail with a link about this; undefined where none comes in time. */
  async linkFor({ entry }: Case): Promise<string | undefined> {
    const end = Date.now() + PATIENCE_MS / 2;
    while (Date.now() < end) {
      const token = this.world.mail.linkAbout(entry.title);
      if (token) return token;
      await sleep(100);
    }
    return undefined;
  }

  /** Notes what an answer promises or says of the end. */
  note(entry: Entry, { status, json, text }: Answered, by: string, promised?: Promised): boolean {
    if (status === 200 || status === 201) {
      if (promised) this.ledger.promise(entry, promised.type, promised.words);
      if (json.status !== "waiting")
        this.ledger.tell(entry, { by, status: json.status, outcome: json.outcome });
      return true;
    }
    if (json?.code === "already_decided" && json.intent_status && json.intent_status !== "waiting")
      this.ledger.tell(entry, { by: `${by}, too late`, status: json.intent_status, outcome: json.outcome });
    else if (![403, 409, 410, 412].includes(status))
      throw new Error(`${by} on ${entry.id}: ${status} ${text}`);
    return false;
  }

  /** Posts under an idempotency key, and now and then once more, as an agent does that has not heard. */
  private async post(
    random: Random,
    agent: Agent,
    path: string,
    body: unknown,
    repeated: Entry["repeated"],
  ): Promise<Answered> {
    const headers = { ...agent.headers, "idempotency-key": randomUUID() };
    const first = await this.client.call({ method: "POST", path, headers, body });
    if (first.tries > 1 && first.replayed) this.figures.count("duplicates absorbed");
    if (first.status < 300 && random.chance(SENT_AGAIN)) {
      const again = await this.client.call({ method: "POST", path, headers, body });
      this.figures.count("duplicates absorbed");
      repeated.push({ path, first: first.text, again: again.text, replayed: again.replayed });
    }
    return first;
  }
}
