import { AppError } from "@/core/errors";
import type { SlackNotice } from "@/server/slack/notice";
import { pageOf } from "./draw";

/** What comes of something that a person did in Slack: nothing to say, flaws by block, or a notice for them alone. */
export type Told =
  | { told: "nothing" }
  | { told: "flaws"; errors: Record<string, string> }
  | { told: "refusal"; notice: SlackNotice };

export const NOTHING: Told = { told: "nothing" };

export const refusal = (sentence: string, link: SlackNotice["link"] = null): Told => ({
  told: "refusal",
  notice: { sentences: [sentence], link },
});

/** A refusal that the request's own page helps with. */
export const seePage = (sentence: string, intentId: string): Told =>
  refusal(sentence, { label: "Open the request", url: pageOf(intentId) });

/** What our verbs refuse with, as a sentence. */
export async function orRefusal(intentId: string, work: Promise<Told>): Promise<Told> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "not_found" ? refusal(error.message) : seePage(error.message, intentId);
  }
}
