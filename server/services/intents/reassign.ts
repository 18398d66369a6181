import { AppError } from "@/core/errors";
import type { Command } from "@/core/lifecycle/commands";
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
    const found = await findNamed(ctx.workspaceId, body.to, "/to");
    const to = resolverAmong(found)(found.map(({ target }) => target));
    const reason = body.reason ?? null;
    if (!body.delegate) return { type: "reassign", by, to, reason };
    const [person] = to;
    if (!person || body.to.length > 1 || found[0]?.target.type === "team") throw toOnePerson();
    return { type: "delegate", by, to: person, reason };
  });
}

function toOnePerson(): AppError {
  const detail = "Delegate to one person; pass it on to reach several or a team.";
  return new AppError("invalid_request", detail, { flaws: [{ pointer: "/to", detail }] });
}
