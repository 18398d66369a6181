import { flaw } from "@/core/errors";
import type { Question } from "@/core/intent";
import type { Plan } from "@/core/plan";
import { planOfPolicy } from "@/core/request/policy-plan";
import type { PolicyBody } from "@/core/wire/policy";
import { db } from "@/server/db/client";
import { findPolicy } from "@/server/db/policies";
import type { Ctx } from "../context";
import { calendarsOfPolicy, requireKnown, whoIsNamed } from "./known";

/** A policy that can be tried out before it is saved. */
export interface Draft {
  policy: PolicyBody;
  /** The plan that a request with this policy and this question gets; an approval's without one. */
  planFor: (question: Pick<Question, "taskType" | "outcomes"> | null) => Plan;
}

/** A draft as it was sent, or the saved policy with a slug. Throws invalid_request with pointers below /policy. */
export async function draftOf({ workspaceId, now }: Ctx, wanted: PolicyBody | string): Promise<Draft> {
  // Whoever a saved policy names may have gone since; that is for its levels to show.
  const isSaved = typeof wanted === "string";
  const policy = isSaved ? await savedPolicy(workspaceId, wanted) : wanted;
  const found = isSaved
    ? await whoIsNamed(workspaceId, policy, now)
    : await requireKnown(workspaceId, policy, now, "/policy");
  const byRef = new Map(found.map(({ ref, target }) => [ref, target]));
  const calendars = await calendarsOfPolicy(workspaceId, policy);
  return {
    policy,
    planFor: (question) =>
      planOfPolicy(
        policy,
        (ref) => byRef.get(ref),
        question,
        (slug) => calendars.get(slug),
      ),
  };
}

async function savedPolicy(workspaceId: string, slug: string): Promise<PolicyBody> {
  const policy = await findPolicy(db({ workspaceId }), workspaceId, slug);
  if (!policy) throw flaw("invalid_request", "/policy", `There is no policy "${slug}".`);
  return policy.definition;
}
