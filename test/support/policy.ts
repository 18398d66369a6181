import type { z } from "zod";
import type { PolicyWire } from "@/core/wire/policies";
import { PolicyBody } from "@/core/wire/policy";
import { createPolicy } from "@/server/services/policies/create";
import { as, type Workspace } from "./workspace";
import { T0 } from "./time";

export type PolicySent = z.input<typeof PolicyBody>;

/** Ana, after half an hour Bea, after two hours team Data; denied after eight. */
export const chain = (
  { ana, bea }: Pick<Workspace, "ana" | "bea">,
  more: Partial<PolicySent> = {},
): PolicySent => ({
  slug: "data-exports",
  name: "Data exports",
  levels: [
    { to: [ana.email], remind_after: "5m", escalate_after: "30m" },
    { to: [bea.email], escalate_after: "2h" },
    { to: ["team:data"] },
  ],
  timeout: "8h",
  ...more,
});

/** A policy that an admin saved, with its first version. */
export const savePolicy = (
  workspace: Workspace,
  more: Partial<PolicySent> = {},
  now: Date = T0,
): Promise<PolicyWire> => createPolicy(as(workspace.alex, now), PolicyBody.parse(chain(workspace, more)));
