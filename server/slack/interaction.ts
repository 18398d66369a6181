import { z } from "zod";
import { ANSWER, ASK, Pressed } from "./actions";
import { ANSWER_MODAL, Remembered } from "./modal";
import { Values } from "./submission";

const User = z.object({ id: z.string() });

/** A click on a button of ours. */
const Click = z.object({
  type: z.literal("block_actions"),
  user: User,
  trigger_id: z.string(),
  /** Missing where the button stood in a modal. */
  channel: z.object({ id: z.string() }).nullish(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().nullish() })).min(1),
});
export type Click = z.infer<typeof Click>;

/** A modal that was sent. */
const Sent = z.object({
  type: z.literal("view_submission"),
  user: User,
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: Values }),
  }),
});
export type Sent = z.infer<typeof Sent>;

/** What Slack sends when somebody does something with what we showed. */
export type Interaction = Click | Sent;

/** The interaction in a request's body; null where it is none that concerns us, such as a closed modal. */
export function interactionIn(body: string): Interaction | null {
  const payload = new URLSearchParams(body).get("payload");
  const known = z.discriminatedUnion("type", [Click, Sent]).safeParse(parsed(payload ?? ""));
  return known.success ? known.data : null;
}

/** Which intent an interaction is about, and where to tell its person more; null where it is none of ours, or only follows a link. */
export function subjectOf(interaction: Interaction): { intentId: string; channel: string | null } | null {
  if (interaction.type === "view_submission") {
    const memory = memoryOf(interaction);
    return memory && { intentId: memory.i, channel: memory.c };
  }
  const pressed = pressedIn(interaction);
  return pressed && { intentId: pressed.value.i, channel: interaction.channel?.id ?? null };
}

/** What the modal that was sent remembers; null where it is none of ours. */
export const memoryOf = ({ view }: Sent): Remembered | null =>
  view.callback_id === ANSWER_MODAL ? remembered(Remembered, view.private_metadata) : null;

/** The button that was clicked; null where it only follows a link. */
export function pressedIn({ actions }: Click): { does: typeof ANSWER | typeof ASK; value: Pressed } | null {
  const [action] = actions;
  const does = action?.action_id.split(":")[0];
  const value = remembered(Pressed, action?.value);
  return value && (does === ANSWER || does === ASK) ? { does, value } : null;
}

/** Parses what we wrote into a message or a modal ourselves; null where it is something else. */
function remembered<T>(schema: z.ZodType<T>, text: string | null | undefined): T | null {
  const known = schema.safeParse(parsed(text ?? ""));
  return known.success ? known.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
