import { flaw } from "@/core/errors";
import type { PolicyWire } from "@/core/wire/policies";
import type { PolicyBody } from "@/core/wire/policy";
import { insertPolicy, isSlugTaken } from "@/server/db/policies";
import { administer } from "../administration/administer";
import { type Ctx, newId, requireAdmin } from "../context";
import { requireKnown } from "./known";
import { recordVersion } from "./record";
import { shownPolicy } from "./show";

/** What stands where a slug stands in the addresses of the API and of the pages. */
const RESERVED: ReadonlySet<string> = new Set(["new", "preview", "simulate"]);

/** Adds a policy. Throws forbidden, invalid_request with a pointer to whoever is unknown, conflict where the slug is taken. */
export async function createPolicy(ctx: Ctx, definition: PolicyBody): Promise<PolicyWire> {
  requireAdmin(ctx);
  if (RESERVED.has(definition.slug))
    throw flaw(
      "invalid_request",
      "/slug",
      `"${definition.slug}" is an address of our own; call it something else.`,
    );
  await requireKnown(ctx.workspaceId, definition, ctx.now);
  const { slug, name } = definition;
  return withFreeSlug(slug, () =>
    administer(ctx, async (tx) => {
      const policy = { id: newId("pol"), slug, name, definition, version: 1 };
      await insertPolicy(tx, ctx.workspaceId, policy, ctx.now);
      const change = await recordVersion(tx, ctx, policy, { action: "created", before: null });
      return { result: await shownPolicy(tx, ctx.workspaceId, slug), changes: [change] };
    }),
  );
}

/** Writes under a slug. Throws conflict where another policy has it. */
export async function withFreeSlug<T>(slug: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isSlugTaken(error)) throw flaw("conflict", "/slug", `There is a policy "${slug}" already.`);
    throw error;
  }
}
