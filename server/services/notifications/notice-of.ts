import { groupOf, mailIdOf } from "@/core/channels";
import { isAnswerable } from "@/core/effects";
import { type Intent, SYSTEM } from "@/core/intent";
import type { Notice } from "@/core/notice";
import { standingOf } from "@/core/panel";
import { inDots } from "@/core/sensitive/mask";
import type { NoticeContext, NotificationRow } from "@/server/db/notifications";
import { settings } from "@/server/settings";
import { answerTokenOf } from "../secrets";
import { isUnsubscribable, unsubscribeOf } from "./unsubscribe";

/** What somebody is told of an intent as it is now, by whichever channel. */
export function noticeOf(row: NotificationRow, intent: Intent, context: NoticeContext): Notice {
  const publicUrl = settings().PUBLIC_URL;
  const { decision, closedAt } = intent;
  const member = { workspaceId: row.workspace_id, userId: row.user_id };
  const group = groupOf(row.kind);
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    channel: row.channel,
    kind: row.kind,
    at: context.at,
    to: context.user,
    intent: {
      id: intent.id,
      title: intent.title,
      description: intent.description,
      taskType: intent.taskType,
      intentType: intent.intentType,
      agent: { name: intent.agent.name, address: intent.agent.address },
      priority: intent.priority,
      risk: intent.risk,
      payload: inDots(intent),
      revision: intent.revision,
      deadlineAt: intent.deadlineAt,
      onTimeout: intent.plan.onTimeout,
      level: context.level ?? intent.position.level,
      levels: intent.plan.levels.length,
      quorum: standingOf(intent),
    },
    reminderNumber: context.reminder_number,
    said: row.kind === "mentioned" ? context.said : null,
    closing: closedAt && {
      outcome: intent.outcome,
      by: decision?.decidedBy.name ?? (intent.status === "canceled" ? intent.agent.name : SYSTEM.name),
      at: closedAt,
      comment: decision?.comment ?? (row.kind === "withdrawn" ? context.reason : null),
    },
    answerUrl: isAnswerable(row.kind) ? `${publicUrl}/answer/${answerTokenOf(mailIdOf(row.id))}` : null,
    inboxUrl: `${publicUrl}/inbox/${intent.id}`,
    unsubscribe: isUnsubscribable(group) ? unsubscribeOf(member, group) : null,
  };
}
