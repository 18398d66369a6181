import { readText } from "@/app/_http/body";
import { named } from "@/app/_http/notes";
import { originOfRequest } from "@/app/_http/origin";
import { problem } from "@/app/_http/problem";
import { AppError } from "@/core/errors";
import { isSlacks } from "@/server/adapters/slack/signature";
import { slackApp } from "@/server/engine";
import { interact } from "@/server/services/slack/interact";
import { interactionIn } from "@/server/slack/interaction";

/** What people do with our messages and modals in Slack. Its signature says that Slack sends it, and so whose click it is. */
export async function POST(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  try {
    const app = slackApp();
    if (!app) throw new AppError("not_found", "This server has no Slack app.");
    const now = new Date();
    const body = await readText(request);
    const { headers } = request;
    const [timestamp, signature] = ["x-slack-request-timestamp", "x-slack-signature"].map((name) =>
      headers.get(name),
    );
    if (
      !isSlacks({ timestamp: timestamp ?? null, signature: signature ?? null, body }, app.signingSecret, now)
    )
      throw new AppError(
        "unauthenticated",
        "This is not signed by Slack, or was signed more than five minutes ago.",
      );
    const interaction = interactionIn(body);
    const answer =
      interaction &&
      (await interact(interaction, app.slack, now, undefined, originOfRequest(request, "person")));
    return answer ? Response.json(answer, NO_STORE) : new Response(null, NO_STORE);
  } catch (error) {
    return problem(error, pathname, named(request));
  }
}

const NO_STORE = { headers: { "cache-control": "no-store" } };
