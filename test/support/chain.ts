import { fireDueMoments } from "@/server/services/intents/pursue";
import { addPolicy, makeWorkspace, submit, type Workspace } from "./workspace";

/** Lets the embedded clock do all that is due at a time. */
export async function sweep(now: Date): Promise<void> {
  while ((await fireDueMoments(now, now, 50)) === 50);
}

/** Ana, after 30 minutes Bea, after two more hours the team; rejected after 8 hours. */
export async function chain(): Promise<Workspace & { intent: { id: string } }> {
  const workspace = await makeWorkspace();
  const { id, ana, bea, agent } = workspace;
  const levels = [
    { to: [ana.email], remind_after: "5m", remind_every: "15m", max_reminders: 3, escalate_after: "30m" },
    { to: [bea.email], escalate_after: "2h" },
    { to: ["team:data"] },
  ];
  await addPolicy(id, { slug: "exports", levels, timeout: "8h", on_timeout: "rejected" });
  return {
    ...workspace,
    intent: await submit(agent, { policy: "exports", callback_url: "https://agent.example/hook" }),
  };
}
