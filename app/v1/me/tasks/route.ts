import { TasksQuery } from "@/core/axme/queries";
import { taskOf } from "@/core/axme/tasks";
import type { IntentWire } from "@/core/wire/intent";
import { asMember } from "@/app/_http/authenticate";
import { json } from "@/app/_http/route";
import { axmeRoute } from "@/app/_v1/route";
import { listIntents } from "@/server/services/intents/list";

export const GET = axmeRoute({
  authenticate: asMember,
  query: TasksQuery,
  handle: async ({ ctx, query: { limit, cursor } }) => {
    const page = await listIntents(ctx, { assignee: "me", waiting_on: "human", limit, cursor });
    const tasks = (page.items as IntentWire[]).map(taskOf);
    return json(200, { ok: true, tasks, next_cursor: page.next_cursor });
  },
});
