import type { SendAlert } from "@/core/alert";
import { createSender } from "./sender";
import type { MailSettings } from "./settings";

/** Mails alerts to admins. */
export const createAlertSender = (settings: MailSettings): SendAlert =>
  createSender(settings, {
    name: "alert",
    compose: ({ composeAlertMail }, alert) => composeAlertMail(alert),
    address: ({ to }) => to.email,
    headers: () => ({}),
    tags: () => [{ name: "kind", value: "alert" }],
  });
