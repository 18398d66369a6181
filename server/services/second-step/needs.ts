import { AppError } from "@/core/errors";
import { isRecent, type StepMade } from "@/core/second-step";
import { db } from "@/server/db/client";
import { demandsOf, hasSecondStep } from "@/server/db/second-steps";
import { settings } from "@/server/settings";
import type { Ctx, SessionNow } from "../context";
import { waysOf } from "./ways";

interface Why {
  /** A sentence for whoever is to confirm that it is them. */
  detail: string;
  /** The page on which that can be done, for those who are elsewhere. */
  path?: string;
  /** Whether everybody needs one where the workspace says so, and not only those who have one. */
  highRisk?: true;
}

/**
 * Sees that somebody has made a second step in the last 15 minutes, where they have one. Returns it; null where none is needed.
 * Throws step_up_required with the ways that they have.
 */
export async function requireRecentStep(ctx: Ctx, why: Why): Promise<StepMade | null> {
  const { caller } = ctx;
  if (caller.type !== "member") return null;
  const userId = caller.member.id;
  const { enrolled, step, highRiskStep } = caller.signedIn ?? (await knownOf(ctx, userId));
  if (isRecent(step, ctx.now)) return step;
  const demanded = why.highRisk === true && highRiskStep;
  if (!enrolled && !demanded) return null;
  const url = settings().PUBLIC_URL + (enrolled ? (why.path ?? "/inbox") : "/settings/security");
  const here = caller.via === "slack" ? "In Slack that cannot be done, so answer on the request’s page." : "";
  const detail = enrolled
    ? why.detail
    : "This workspace wants a second step for it, and you have none: set one up first.";
  throw new AppError("step_up_required", `${detail} ${here}`.trim(), {
    extra: { ways: await waysOf(db(ctx), userId), enrol: !enrolled, url },
  });
}

type Known = Pick<SessionNow, "enrolled" | "step" | "highRiskStep">;

/** Who answers from a mail or from Slack has no session that a second step could belong to. */
async function knownOf(ctx: Ctx, userId: string): Promise<Known> {
  const demands = await demandsOf(db(ctx), ctx.workspaceId);
  return {
    enrolled: await hasSecondStep(db(ctx), userId),
    step: null,
    highRiskStep: demands?.highRiskStep ?? false,
  };
}
