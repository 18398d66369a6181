import { isOut, type Member, requesterOf } from "../access";
import { AppError } from "../errors";
import { currentlyAsked, type Intent } from "../intent";

/** Why somebody may not answer, claim or pass on what they can read. */
export function notYours(member: Pick<Member, "id">, intent: Intent, act: "answer" | "handle"): AppError {
  if (act === "answer" && requesterOf(intent) === member.id)
    return new AppError("forbidden", "Your own agent asks this, so somebody else has to answer.");
  if (!isOut(intent, member.id))
    return new AppError("forbidden", `You were not asked, so this is not yours to ${act}.`);
  const names = currentlyAsked(intent).map(({ name }) => name);
  const message = `This has gone on to ${names.join(", ")}, and its policy leaves it to whoever is asked now.`;
  return new AppError("forbidden", message);
}
