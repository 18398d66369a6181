import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { flawsOfBlocks, flawsOfView } from "./block-kit";

export interface SlackAccount {
  id: string;
  email: string;
  team_id?: string;
  is_bot?: boolean;
  is_email_confirmed?: boolean;
}

export interface Posted {
  channel: string;
  ts: string;
  text: string;
  blocks: Block[];
  metadata?: { event_payload: { key: string } };
  /** How often it was changed. */
  edits: number;
}

// What stands in a block is looked at as Slack gets it.
export type Block = Record<string, ReturnType<typeof JSON.parse>>;
export type View = {
  title: { text: string };
  blocks: Block[];
  callback_id?: string;
  private_metadata?: string;
  submit?: { text: string };
};

export interface Call {
  method: string;
  args: Record<string, string>;
}

/** What to answer a call with instead: a status with headers, an error of Slack's, or no answer at all. */
export type Trouble =
  { status: number; headers?: Record<string, string> } | { error: string } | "hang up" | "post and hang up";

export const TEAM = "T0ACME";
const TOKEN = "xoxb-test";

/** A Slack workspace of a test's own, behind a server that speaks the part of Slack's Web API that we call. */
export class FakeSlack {
  readonly token = TOKEN;
  readonly signingSecret = "a-signing-secret-of-the-tests";
  readonly calls: Call[] = [];
  readonly messages: Posted[] = [];
  /** What only one person saw. */
  readonly whispers: { channel: string; user: string; text: string }[] = [];
  /** Who has a modal open, and which. */
  readonly modals = new Map<string, View>();
  readonly triggers = new Map<string, { user: string; at: number }>();
  private readonly accounts = new Map<string, SlackAccount>();
  private readonly troubles: { method: string; trouble: Trouble }[] = [];
  private readonly server = createServer((request, response) => void this.answer(request, response));
  private count = 0;
  private down = false;
  url = "";

  async start(): Promise<this> {
    await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** Gives somebody an account. */
  add(email: string, more: Partial<SlackAccount> = {}): SlackAccount {
    const account = { id: `U${String(++this.count).padStart(6, "0")}`, email, team_id: TEAM, ...more };
    this.accounts.set(account.id, account);
    return account;
  }

  accountOf(email: string): string {
    const found = [...this.accounts.values()].find((account) => account.email === email);
    if (!found) throw new Error(`${email} has no account.`);
    return found.id;
  }

  /** Answers the next calls of a method with trouble. */
  trouble(method: string, ...troubles: Trouble[]): void {
    this.troubles.push(...troubles.map((trouble) => ({ method, trouble })));
  }

  /** Whether Slack answers anything at all. */
  set isDown(down: boolean) {
    this.down = down;
  }

  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** What stands in somebody's direct messages. */
  directMessages(account: SlackAccount): Posted[] {
    return this.messages.filter(({ channel }) => channel === directOf(account.id));
  }

  inChannel(channel: string): Posted[] {
    return this.messages.filter((message) => message.channel === channel);
  }

  /** A trigger as a click brings it along: good for one modal, for a while. Slack's own three seconds would test the machine. */
  triggerOf(user: string): string {
    const id = `trigger.${++this.count}`;
    this.triggers.set(id, { user, at: Date.now() });
    return id;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    if (this.down) return void response.writeHead(503).end();
    const method = (request.url ?? "").replace("/api/", "");
    const args = Object.fromEntries(new URLSearchParams(body));
    this.calls.push({ method, args });
    const index = this.troubles.findIndex((each) => each.method === method);
    const trouble = index < 0 ? null : this.troubles.splice(index, 1)[0]?.trouble;
    if (trouble === "hang up") return void request.socket.destroy();
    if (trouble && trouble !== "post and hang up" && "status" in trouble)
      return void response.writeHead(trouble.status, trouble.headers).end();
    const isOurs = request.headers.authorization === `Bearer ${TOKEN}`;
    const reply = !isOurs
      ? { error: "invalid_auth" }
      : trouble && trouble !== "post and hang up"
        ? trouble
        : this.carryOut(method, args);
    if (trouble === "post and hang up") return void request.socket.destroy();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ok: !("error" in reply), ...reply }));
  }

  private carryOut(method: string, args: Record<string, string>): object {
    switch (method) {
      case "auth.test":
        return { team_id: TEAM, user_id: "UBOT" };
      case "users.lookupByEmail": {
        const user = [...this.accounts.values()].find(({ email }) => email === args.email);
        return user ? { user: profileOf(user) } : { error: "users_not_found" };
      }
      case "users.info": {
        const user = this.accounts.get(args.user ?? "");
        return user ? { user: profileOf(user) } : { error: "user_not_found" };
      }
      case "conversations.open":
        return this.accounts.has(args.users ?? "")
          ? { channel: { id: directOf(args.users ?? "") } }
          : { error: "user_not_found" };
      case "conversations.history":
        return {
          messages: this.inChannel(args.channel ?? "").filter(({ ts }) => Number(ts) >= Number(args.oldest)),
        };
      case "chat.postMessage":
        return this.post(args);
      case "chat.update":
        return this.update(args);
      case "chat.postEphemeral":
        this.whispers.push({
          channel: args.channel ?? "",
          user: args.user ?? "",
          text: plainOf(JSON.parse(args.blocks ?? "[]")),
        });
        return { message_ts: "0" };
      case "views.open":
        return this.open(args);
      default:
        return { error: "unknown_method" };
    }
  }

  private post({ channel = "", text = "", blocks = "", metadata }: Record<string, string>): object {
    const shown = JSON.parse(blocks) as Block[];
    const flaws = flawsOfBlocks(shown, 50);
    if (flaws.length > 0) return { error: "invalid_blocks", errors: flaws };
    const ts = `${Math.floor(Date.now() / 1000)}.${String(++this.count).padStart(6, "0")}`;
    this.messages.push({
      channel,
      ts,
      text,
      blocks: shown,
      edits: 0,
      ...(metadata && { metadata: JSON.parse(metadata) }),
    });
    return { ts, channel };
  }

  private update({ channel, ts, text = "", blocks = "" }: Record<string, string>): object {
    const message = this.messages.find((each) => each.channel === channel && each.ts === ts);
    if (!message) return { error: "message_not_found" };
    const flaws = flawsOfBlocks(JSON.parse(blocks), 50);
    if (flaws.length > 0) return { error: "invalid_blocks", errors: flaws };
    Object.assign(message, { text, blocks: JSON.parse(blocks), edits: message.edits + 1 });
    return { ts, channel };
  }

  private open({ trigger_id = "", view = "" }: Record<string, string>): object {
    const trigger = this.triggers.get(trigger_id);
    this.triggers.delete(trigger_id);
    if (!trigger) return { error: "invalid_trigger_id" };
    if (Date.now() - trigger.at > 30_000) return { error: "expired_trigger_id" };
    const flaws = flawsOfView(JSON.parse(view));
    if (flaws.length > 0) return { error: "invalid_arguments", response_metadata: { messages: flaws } };
    this.modals.set(trigger.user, JSON.parse(view));
    return { view: { id: "V1" } };
  }
}

const directOf = (user: string): string => `D${user.slice(1)}`;

const profileOf = ({ email, ...account }: SlackAccount) => ({
  is_email_confirmed: true,
  ...account,
  profile: { email },
});

/** All that can be read in blocks. */
export const plainOf = (blocks: unknown): string =>
  [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text]) => JSON.parse(`"${text}"`))
    .join("\n");
