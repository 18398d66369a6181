import { AppError } from "@/core/errors";

/** What comes of something that a person did in Slack: nothing to say, flaws by block, or sentences for them alone. */
export type Told =
  | { told: "nothing" }
  | { told: "flaws"; errors: Record<string, string> }
  | { told: "refusal"; sentences: string[] };

export const NOTHING: Told = { told: "nothing" };
export const refusal = (...sentences: string[]): Told => ({ told: "refusal", sentences });

/** What our verbs refuse with, as a sentence. */
export async function orRefusal(work: Promise<Told>): Promise<Told> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) return refusal(error.message);
    throw error;
  }
}
