import { AppError } from "@/core/errors";
import type { Command } from "@/core/lifecycle/commands";
import type { PassedOver } from "@/core/reach";
import type { AssignmentBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "../context";
import { findNamed } from "../people/named";
import { resolverAmong } from "../people/resolve";
import { handleIntent } from "./handle";

/**
 * Asks other people or teams instead, at the present level; or, as a delegation, hands one's own part to one person.
 * Throws invalid_request for strangers.
 */
export async function reassignIntent(ctx: Ctx, id: string, body: AssignmentBody): Promise<IntentWire> {
  return handleIntent(ctx, id, async ({ member: by }): Promise<Command> => {
    const found = await findNamed(ctx.workspaceId, body.to, "/to", ctx.now);
    const targets = found.targets.map(({ target }) => target);
    const { people: to, passedOver } = resolverAmong(found, ctx.now)(targets);
    const reason = body.reason ?? null;
    if (to.length === 0) throw toNobody(passedOver);
    if (!body.delegate) return { type: "reassign", by, to, reason };
    const [person] = to;
    if (!person || body.to.length > 1 || targets[0]?.type !== "user") throw toOnePerson();
    return { type: "delegate", by, to: person, reason };
  });
}

/** Only now is it known who is away, or that a team is empty. */
function toNobody(passedOver: readonly PassedOver[]): AppError {
  const away = passedOver.filter(({ reason }) => reason === "away").map(({ name }) => name);
  if (away.length === 0)
    return new AppError("conflict", "Nobody is behind that now, so nobody would be asked.");
  const who = `${away.join(", ")} ${away.length === 1 ? "is" : "are"} away`;
  return new AppError("conflict", `${who} and nobody stands in, so nobody would be asked.`);
}

function toOnePerson(): AppError {
  const detail = "Delegate to one person; pass it on to reach several or a team.";
  return new AppError("invalid_request", detail, { flaws: [{ pointer: "/to", detail }] });
}
