import {
  BadgeCheck,
  ClipboardList,
  Hand,
  type LucideIcon,
  MessageCircleQuestionMark,
  ShieldAlert,
  SquarePen,
  Stamp,
  UserPlus,
} from "lucide-react";
import type { TaskType } from "@/core/task-types";

/** How a task type is drawn and called, wherever it appears. */
export const TASK_LOOKS: Record<TaskType, { icon: LucideIcon; name: string }> = {
  approval: { icon: Stamp, name: "Approval" },
  review: { icon: SquarePen, name: "Review" },
  form: { icon: ClipboardList, name: "Form" },
  clarification: { icon: MessageCircleQuestionMark, name: "Clarification" },
  manual_action: { icon: Hand, name: "Manual action" },
  confirmation: { icon: BadgeCheck, name: "Confirmation" },
  assignment: { icon: UserPlus, name: "Assignment" },
  override: { icon: ShieldAlert, name: "Override" },
};
