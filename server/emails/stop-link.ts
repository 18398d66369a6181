import type { NoticeKind, Unsubscribe } from "@/core/notice";
import type { MailLink } from "./letter";

const LABELS: Partial<Record<NoticeKind, string>> = { reminder: "Stop reminders by mail" };

/** The line at the end of a mail that can be turned off. The page has a button: following the link changes nothing. */
export const stopLink = (kind: NoticeKind, { page }: Unsubscribe): MailLink => ({
  label: LABELS[kind] ?? "Stop mails like this",
  url: page,
});
