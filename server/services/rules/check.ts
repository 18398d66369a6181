import { neverAutomatic } from "@/core/automatic";
import { ExpressionError } from "@/core/cel/flaw";
import { AppError, type Flaw } from "@/core/errors";
import { conditionOf } from "@/core/rules";
import type { RuleBody } from "@/core/wire/rules";
import type { Db } from "@/server/db/client";
import { findPolicySlugs } from "@/server/db/routing";

/** Throws invalid_request for rules that can never do what they say, with the place of each flaw. `at` is where a rule stands. */
export async function refuseFlawed(
  on: Db,
  workspaceId: string,
  rules: readonly RuleBody[],
  at: (index: number) => string = () => "",
): Promise<void> {
  const wanted = rules.flatMap(({ then }) => then.policy ?? []);
  const known = new Set(wanted.length > 0 ? await findPolicySlugs(on, workspaceId, wanted) : []);
  const flaws = rules.flatMap((rule, index) => [...flawsOf(rule, at(index), known)]);
  const [first] = flaws;
  if (!first) return;
  const message = flaws.length === 1 ? first.detail : `${flaws.length} things need another look.`;
  throw new AppError("invalid_request", message, { flaws });
}

function* flawsOf({ when, then }: RuleBody, at: string, policies: ReadonlySet<string>): Generator<Flaw> {
  const words = whyNoCondition(when);
  if (words !== null) yield { pointer: `${at}/when`, detail: words };
  const { policy, decide } = then;
  if (policy !== undefined && !policies.has(policy))
    yield { pointer: `${at}/then/policy`, detail: `There is no policy "${policy}".` };
  if (decide !== undefined && neverAutomatic(decide)) {
    const detail = `Nobody can give "${decide}" without a person: it needs more than a word.`;
    yield { pointer: `${at}/then/decide`, detail };
  }
}

/** What is wrong with a condition and where; null where nothing is. */
export function whyNoCondition(text: string): string | null {
  try {
    conditionOf(text);
    return null;
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}
