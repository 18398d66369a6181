import type { SendHead } from "@/core/audit/anchor";
import { createSender } from "./sender";
import type { MailSettings } from "./settings";

/** Mails signed heads to whoever keeps them. */
export const createHeadSender = (settings: MailSettings): SendHead =>
  createSender(settings, {
    name: "mail",
    compose: ({ composeHeadMail }, head) => composeHeadMail(head),
    address: ({ to }) => to,
    headers: () => ({}),
    tags: () => [{ name: "kind", value: "head" }],
  });
