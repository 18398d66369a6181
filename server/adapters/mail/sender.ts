import type { SendResult } from "@/core/notice";
import type * as composing from "@/server/emails/compose";
import { createDelivery, type Message } from "./deliver";
import { failed } from "./failure";
import type { MailSettings } from "./settings";

type Compose = typeof composing;

interface Kind<Told> {
  /** What it is called where it cannot be written, such as "digest". */
  name: string;
  compose: (compose: Compose, told: Told) => Promise<composing.Mail>;
  address: (told: Told) => string;
  /** Those that are not the same for every mail. */
  headers: (told: Told, host: string) => Record<string, string>;
  tags: (told: Told) => Message["tags"];
}

/** A sender of one kind of mail, each under its own id. It never throws; what went wrong is in its result. */
export function createSender<Told extends { id: string }>(
  settings: MailSettings,
  kind: Kind<Told>,
): (told: Told) => Promise<SendResult> {
  const deliver = createDelivery(settings);
  const { hostname } = new URL(settings.publicUrl);

  return async (told) => {
    let mail: composing.Mail;
    try {
      // Loaded with the first mail: a server that was killed is back the sooner.
      mail = await kind.compose(await import("@/server/emails/compose"), told);
    } catch (error) {
      return failed(`The ${kind.name} could not be written: ${String(error)}`, false, settings.apiKey);
    }
    const headers = {
      "Message-ID": `<${told.id}@${hostname}>`,
      "X-Entity-Ref-ID": told.id,
      ...kind.headers(told, hostname),
    };
    return deliver({ to: kind.address(told), mail, headers, tags: kind.tags(told), idempotencyKey: told.id });
  };
}
