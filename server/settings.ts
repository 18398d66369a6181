import { z } from "zod";

const flag = z
  .string()
  .optional()
  .transform((text) => text === "1" || text === "true");
const seconds = (fallback: number) => z.coerce.number().min(0).max(86_400).default(fallback);
const days = (fallback: number) => z.coerce.number().min(1).max(36_500).default(fallback);

/** How much is allowed in a limit's time; 0 for any amount. */
const quota = (fallback: number) => z.coerce.number().int().min(0).max(1_000_000).default(fallback);

const Settings = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  PORT: z.coerce.number().default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z.url().optional(),
  /** How many proxies of one's own stand before this server and say in X-Forwarded-For whom they heard. */
  COUNTERSIGN_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Answer links and the mailbox's key are derived from it; at least 32 characters. */
  COUNTERSIGN_SECRET: z.string().min(32),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url().optional(),
  MAIL_FROM: z.string().default("Countersign <countersign@localhost.example>"),
  COUNTERSIGN_MAILBOX: flag,
  COUNTERSIGN_WEBHOOK_ALLOW: z.string().default(""),
  /** The keys of web push in base64url; made once and kept in the database where they are not given. */
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  /** Whom push services turn to, "mailto:…" or "https://…"; the address of MAIL_FROM unless set. */
  VAPID_SUBJECT: z.string().optional(),
  /** How overdue something must be before the embedded clock takes it from Inngest. */
  COUNTERSIGN_CLOCK_GRACE_SECONDS: seconds(5),
  /** A file to which signed heads of the audit log are appended, one a line; best on storage that only ever grows. */
  COUNTERSIGN_AUDIT_HEADS_FILE: z.string().min(1).optional(),
  /** How many clients may wait in this process at a time, by long poll or on a stream. */
  COUNTERSIGN_MAX_WAITING: z.coerce.number().int().min(2).max(1_000_000).default(10_000),
  /** How long sending a request may take, its body included. */
  COUNTERSIGN_REQUEST_SECONDS: z.coerce.number().min(0.1).max(3_600).default(60),
  /** How long a stream's client may leave what it was sent untaken before it is cut off. */
  COUNTERSIGN_STALL_SECONDS: z.coerce.number().min(0.1).max(3_600).default(30),
  /** What whoever reads /api/metrics sends as a bearer token; without one, only this machine itself may read it. */
  COUNTERSIGN_METRICS_TOKEN: z.string().min(16).optional(),
  /** How long a server that is asked to end goes on taking requests, after its readiness says no: what a load balancer needs to see it. */
  COUNTERSIGN_DRAIN_SECONDS: z.coerce.number().min(0).max(300).default(0),
  /** Where spans go, over OTLP/HTTP; none are made without it. The other OTEL_… variables mean what OpenTelemetry says. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  /** A minute: requests of an API key, writes of a person, uses of mailed links by an address, attempts to sign in by an address. */
  COUNTERSIGN_LIMIT_KEY: quota(6_000),
  COUNTERSIGN_LIMIT_MEMBER: quota(600),
  COUNTERSIGN_LIMIT_LINK: quota(300),
  COUNTERSIGN_LIMIT_SIGN_IN: quota(30),
  /** An hour: passwords tried for one account, from wherever. */
  COUNTERSIGN_LIMIT_ACCOUNT: quota(100),
  /** A quarter of an hour: sign-in mails to one address. */
  COUNTERSIGN_LIMIT_MAIL: quota(5),
  /** How long what is over is kept: replies for retries with an idempotency key, which are promised for a day; */
  COUNTERSIGN_KEEP_REPLIES_HOURS: z.coerce.number().min(24).max(8_760).default(48),
  /** answer links, invitations, sign-in links and sessions, after they expired; */
  COUNTERSIGN_KEEP_LINKS_DAYS: days(90),
  /** mails in the built-in mailbox; */
  COUNTERSIGN_KEEP_MAIL_DAYS: days(30),
  /** what webhooks carried and were answered; */
  COUNTERSIGN_KEEP_WEBHOOK_BODIES_DAYS: days(30),
  /** the rows of webhooks and messages that are done with; their facts stay; */
  COUNTERSIGN_KEEP_MESSAGES_DAYS: days(365),
  /** files that no answer refers to, after their intent is over. */
  COUNTERSIGN_KEEP_UNUSED_FILES_DAYS: days(7),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_DEV: z.string().optional(),
  INNGEST_BASE_URL: z.string().optional(),
  /** A Slack app of one's own (docs/SLACK.md): both or neither. */
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  /** Where every request is posted besides. */
  SLACK_CHANNEL: z.string().optional(),
  /** The slug of the workspace whose people answer in Slack, where there are several. */
  SLACK_WORKSPACE: z.string().optional(),
  SLACK_API_URL: z.url().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("single sign-on"),
});

type Env = z.infer<typeof Settings>;
export type Settings = Omit<Env, "PUBLIC_URL"> & { PUBLIC_URL: string };

let known: Settings | undefined;

/** The configuration of this process, read once. Throws a sentence that names what is missing. */
export function settings(): Settings {
  if (known) return known;
  const parsed = Settings.safeParse(process.env);
  if (!parsed.success) {
    const flaws = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The configuration is incomplete. ${flaws.join("; ")}`);
  }
  const publicUrl = parsed.data.PUBLIC_URL ?? `http://localhost:${parsed.data.PORT}`;
  return (known = { ...parsed.data, PUBLIC_URL: publicUrl.replace(/\/+$/, "") });
}

/** Whether alarms go to Inngest first, with the embedded clock as the safety net. */
export function inngestIsConfigured({ INNGEST_EVENT_KEY, INNGEST_DEV, INNGEST_BASE_URL }: Settings): boolean {
  return Boolean(INNGEST_EVENT_KEY || INNGEST_BASE_URL || (INNGEST_DEV && INNGEST_DEV !== "0"));
}

/** The Slack app's secrets; null where there is none. scripts/lib/settings.mjs refuses to start with half of them. */
export function slackSecrets(settings: Settings): { token: string; signingSecret: string } | null {
  const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret } = settings;
  return token && signingSecret ? { token, signingSecret } : null;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|::1)$/;

/** The built-in mailbox shows mail to whoever can reach the server, so it opens by itself on loopback only. */
export function mailboxIsOpen({ RESEND_API_KEY, COUNTERSIGN_MAILBOX, HOST, PUBLIC_URL }: Settings): boolean {
  if (COUNTERSIGN_MAILBOX) return true;
  return !RESEND_API_KEY && LOOPBACK.test(HOST) && LOOPBACK.test(new URL(PUBLIC_URL).hostname);
}
