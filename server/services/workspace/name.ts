import { db } from "@/server/db/client";
import { workspaceName } from "@/server/db/workspaces";
import type { Ctx } from "../context";

export const nameOfWorkspace = async (ctx: Ctx): Promise<string> =>
  (await workspaceName(db(ctx), ctx.workspaceId)) ?? "Workspace";
