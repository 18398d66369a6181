import { db } from "@/server/db/client";
import { listAddressable } from "@/server/db/people";
import { ANSWER } from "@/server/slack/actions";
import { type Click, pressedIn } from "@/server/slack/interaction";
import { answerModal } from "@/server/slack/modal";
import type { Slack } from "@/server/slack/port";
import type { Ctx } from "../context";
import { answerIntent } from "../intents/answer";
import { pageOf } from "./draw";
import { openQuestion } from "./question";
import { NOTHING, orRefusal, seePage, type Told } from "./told";

/** Answers with one click, or opens a modal for what the answer needs besides. */
export async function takeClick(ctx: Ctx, slack: Slack, click: Click): Promise<Told> {
  const pressed = pressedIn(click);
  return pressed ? orRefusal(pressed.value.i, answerOrAsk(ctx, slack, click, pressed)) : NOTHING;
}

async function answerOrAsk(
  ctx: Ctx,
  slack: Slack,
  click: Click,
  { does, value: { i: id, r: revision, o: outcome } }: NonNullable<ReturnType<typeof pressedIn>>,
): Promise<Told> {
  const intent = await openQuestion(ctx, id, revision);
  if (does === ANSWER && outcome !== null) {
    await answerIntent(ctx, id, { outcome, revision });
    return NOTHING;
  }
  const people = await listAddressable(db(ctx), ctx.workspaceId);
  const about = { people, channel: click.channel?.id ?? "", url: pageOf(id) };
  const opened = await slack.openModal(click.trigger_id, answerModal(intent, outcome, about));
  return opened.ok
    ? NOTHING
    : seePage("Slack could not open the form; the same form is on the request's page.", id);
}
