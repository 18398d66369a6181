import { settings } from "@/server/settings";
import { mailboxKey } from "./secrets";

/** Where mail goes: Resend where a key is set, else this server's own mailbox through the same SDK. */
export function mailSettings(now: () => Date): {
  apiKey: string;
  baseUrl: string | undefined;
  from: string;
  publicUrl: string;
  now: () => Date;
} {
  const { RESEND_API_KEY, RESEND_BASE_URL, MAIL_FROM, PUBLIC_URL, PORT, HOST } = settings();
  const ownHost = HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
  const mailbox = `http://${ownHost.includes(":") ? `[${ownHost}]` : ownHost}:${PORT}/api/mailbox`;
  return {
    apiKey: RESEND_API_KEY ?? mailboxKey(),
    baseUrl: RESEND_API_KEY ? RESEND_BASE_URL : mailbox,
    from: MAIL_FROM,
    publicUrl: PUBLIC_URL,
    now,
  };
}
