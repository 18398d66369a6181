import { sendDueNotifications } from "@/server/services/notifications/send";
import { type Mailbox, openMailbox, tokenIn } from "./mailbox";
import { after } from "./time";
import { makeWorkspace, type Person, submit, type Submission } from "./workspace";

/** Sends whatever is due by then. */
export async function mailAll(mailbox: Mailbox, now: Date): Promise<void> {
  while ((await sendDueNotifications(10, mailbox.send, () => now)) > 0);
}

/** An intent whose people have their mail, and how to get the link in somebody's newest. */
export async function mailed(more: Submission = {}) {
  const workspace = await makeWorkspace();
  const mailbox = await openMailbox();
  const { id } = await submit(workspace.agent, {
    assignees: [workspace.ana.email, workspace.bea.email],
    timeout: "8h",
    ...more,
  });
  await mailAll(mailbox, after("1s"));
  const linkOf = (person: Person): string =>
    tokenIn(mailbox.to(person).findLast(({ text }) => text.includes("/answer/")) ?? { text: "" });
  return { ...workspace, workspaceId: workspace.id, id, mailbox, linkOf };
}
