import { AppError, flaw } from "@/core/errors";
import { flawsOfIntentType } from "@/core/request/intent-type";
import { refsOf } from "@/core/request/plan";
import type { IntentTypeBody } from "@/core/wire/intent-types";
import { findCatalogue } from "@/server/db/catalogue";
import { hourOf } from "@/server/db/targets";
import { isTypeNameTaken } from "@/server/db/intent-types";
import type { Ctx } from "../context";
import { keptOf } from "./show";

/** Throws invalid_request with a pointer for everything that no request of the type could be made with. */
export async function refuseFlaws({ workspaceId, now }: Ctx, body: IntentTypeBody): Promise<void> {
  const { name, defaults } = keptOf(body);
  // The name is left empty, so that what the type supplied before is not looked up with it.
  const { policy, targets } = await findCatalogue({
    workspaceId,
    intentType: "",
    policy: defaults.policy ?? null,
    refs: refsOf(defaults),
    ...hourOf(now),
  });
  const byRef = new Map(targets.map(({ ref, target }) => [ref, target]));
  const flaws = flawsOfIntentType(name, defaults, policy, (ref) => byRef.get(ref));
  const [first] = flaws;
  if (!first) return;
  const message =
    flaws.length === 1 ? first.detail : `${flaws.length} things in the intent type need another look.`;
  throw new AppError("invalid_request", message, { flaws });
}

/** Writes under a name. Throws conflict where another type has it. */
export async function named<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isTypeNameTaken(error)) throw flaw("conflict", "/name", `There is an intent type "${name}" already.`);
    throw error;
  }
}
