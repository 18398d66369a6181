/** How mail leaves this server. */
export interface MailSettings {
  apiKey: string;
  /** Where Resend's API is; Resend itself unless a mailbox of our own stands in for it. */
  baseUrl?: string | undefined;
  /** "Countersign <countersign@acme.dev>". */
  from: string;
  /** Where people reach this server; its host names our messages. */
  publicUrl: string;
  now: () => Date;
  /** How long one attempt may take before it counts as failed; 15 s unless set. */
  timeLimitMs?: number;
}
