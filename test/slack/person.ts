import { createHmac } from "node:crypto";
import {
  type Block,
  type FakeSlack,
  plainOf,
  type Posted,
  type SlackAccount,
  TEAM,
  type View,
} from "./server";

/** Sends Slack's requests to the app under test. */
export type Deliver = (
  body: string,
  headers: Record<string, string>,
) => Promise<{ status: number; text: () => Promise<string> }>;

export interface Delivered {
  status: number;
  tookMs: number;
  /** What the app answered; null for an empty body. */
  answer: { response_action?: string; errors?: Record<string, string>; view?: View } | null;
}

/** The headers of a request that Slack signs. */
export function signed(body: string, secret: string, at = new Date()): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${signature}`,
  };
}

export const formOf = (payload: object): string =>
  new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

/** Somebody at their Slack: they click what they see, and fill in what opens. */
export class SlackPerson {
  constructor(
    private readonly slack: FakeSlack,
    private readonly account: SlackAccount,
    private readonly deliver: Deliver,
  ) {}

  /** Clicks a button that stands under a message. */
  click(message: Posted, label: string): Promise<Delivered> {
    return this.send(this.clickPayload(message, label));
  }

  clickPayload(message: Posted, label: string): object {
    const button = buttonsOf(message.blocks).find(({ text }) => text.text === label);
    if (!button) throw new Error(`There is no button “${label}” but ${labelsOf(message).join(", ")}.`);
    return {
      type: "block_actions",
      user: { id: this.account.id, team_id: this.account.team_id },
      team: { id: TEAM },
      trigger_id: this.slack.triggerOf(this.account.id),
      channel: { id: message.channel },
      container: { type: "message", message_ts: message.ts, channel_id: message.channel },
      message,
      actions: [{ type: "button", action_id: button.action_id, value: button.value }],
    };
  }

  /** The modal that is open before this person. */
  get modal(): View {
    const view = this.slack.modals.get(this.account.id);
    if (!view) throw new Error(`${this.account.email} has no modal open.`);
    return view;
  }

  get hasModal(): boolean {
    return this.slack.modals.has(this.account.id);
  }

  /** Fills in fields by their labels and sends the modal. Flaws come back by label. */
  async submit(filled: Record<string, unknown>): Promise<Delivered & { flaws: Record<string, string> }> {
    const { modal } = this;
    const inputs = modal.blocks.filter(({ type }) => type === "input");
    const unknown = Object.keys(filled).filter(
      (label) => !inputs.some((input) => input.label.text === label),
    );
    if (unknown.length > 0) throw new Error(`The modal does not ask for ${unknown.join(", ")}.`);
    const values = Object.fromEntries(
      inputs.map((input) => [input.block_id, stateOf(input, filled[input.label.text])]),
    );
    const view = { ...modal, id: "V1", state: { values } };
    const delivered = await this.send({
      type: "view_submission",
      user: { id: this.account.id },
      team: { id: TEAM },
      view,
    });
    const { answer } = delivered;
    if (answer?.response_action === "clear") this.slack.modals.delete(this.account.id);
    if (answer?.response_action === "update" && answer.view)
      this.slack.modals.set(this.account.id, answer.view);
    const labelOf = (id: string) => String(inputs.find(({ block_id }) => block_id === id)?.label.text);
    const flaws = Object.entries(answer?.errors ?? {}).map(([id, words]) => [labelOf(id), words]);
    return { ...delivered, flaws: Object.fromEntries(flaws) };
  }

  async send(payload: object): Promise<Delivered> {
    const body = formOf(payload);
    const started = performance.now();
    const response = await this.deliver(body, signed(body, this.slack.signingSecret));
    const text = await response.text();
    return {
      status: response.status,
      tookMs: performance.now() - started,
      answer: text ? JSON.parse(text) : null,
    };
  }

  /** What only this person was told. */
  get whispers(): string[] {
    return this.slack.whispers.filter(({ user }) => user === this.account.id).map(({ text }) => text);
  }

  /** The direct messages of this person. */
  get messages(): Posted[] {
    return this.slack.directMessages(this.account);
  }
}

const buttonsOf = (blocks: Block[]): Block[] =>
  blocks.flatMap(({ type, elements }) => (type === "actions" ? elements : []));

/** The labels of the buttons under a message. */
export const labelsOf = ({ blocks }: Pick<Posted, "blocks">): string[] =>
  buttonsOf(blocks).map(({ text }) => text.text);

/** All that can be read in a message or a modal. */
export const wordsOf = ({ blocks }: Pick<Posted, "blocks">): string => plainOf(blocks);

/** An input's state as Slack sends it: what was filled in, else what stood there from the beginning. */
function stateOf({ element }: Block, given: unknown): object {
  return { [element.action_id]: { type: element.type, ...stateIn(element, given) } };
}

function stateIn(element: Block, given: unknown): object {
  const option = (label: unknown) => {
    const found = element.options.find(({ text }: Block) => text.text === label);
    if (!found) throw new Error(`There is no option “${String(label)}”.`);
    return found;
  };
  switch (element.type) {
    case "radio_buttons":
    case "static_select":
      return { selected_option: given === undefined ? (element.initial_option ?? null) : option(given) };
    case "checkboxes":
    case "multi_static_select":
      return {
        selected_options:
          given === undefined ? (element.initial_options ?? []) : (given as unknown[]).map(option),
      };
    case "datepicker":
      return { selected_date: given ?? element.initial_date ?? null };
    case "datetimepicker":
      return { selected_date_time: given ?? element.initial_date_time ?? null };
    default:
      return { value: given ?? element.initial_value ?? null };
  }
}
