import type { SendDigest } from "@/core/digest";
import { createSender } from "./sender";
import type { MailSettings } from "./settings";
import { unsubscribeHeaders } from "./unsubscribe-headers";

/** Mails digests. */
export const createDigestSender = (settings: MailSettings): SendDigest =>
  createSender(settings, {
    name: "digest",
    compose: ({ composeDigestMail }, digest) => composeDigestMail(digest),
    address: ({ to }) => to.email,
    headers: ({ unsubscribe }) => unsubscribeHeaders(unsubscribe),
    tags: ({ id }) => [
      { name: "kind", value: "digest" },
      { name: "digest", value: id },
    ],
  });
