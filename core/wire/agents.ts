import { z } from "zod";
import { KEY_STATES } from "../key-state";
import { SCOPE_NAMES } from "../scopes";
import { Assignee, Duration, Instant, Line, pageOf, WebAddress } from "./primitives";

export const AgentAddress = z
  .string()
  .trim()
  .max(300)
  .regex(
    /^agent:\/\/[a-z0-9._~-]+(\/[a-z0-9._~-]+)*$/i,
    "An address is like agent://acme/production/data-analyst: letters, digits, dots, dashes and underscores.",
  )
  .meta({ example: "agent://acme/production/data-analyst" });

const CallbackUrl = WebAddress.describe("Hears what resumes the agent, where an intent names no other place");

const Owner = Assignee.describe("The member who answers for the agent: an e-mail address or an id");

const fields = { name: Line(100), callback_url: CallbackUrl, owner: Owner };

/** POST /api/agents. */
export const AgentBody = z
  .strictObject({
    address: AgentAddress,
    name: fields.name,
    callback_url: fields.callback_url.nullable().optional(),
    owner: fields.owner.nullable().optional(),
  })
  .meta({ id: "Agent" });
export type AgentBody = z.infer<typeof AgentBody>;

/** PATCH /api/agents/{id}. The address is the agent's identity and stays. */
export const AgentChangeBody = z
  .strictObject({
    name: fields.name.optional(),
    callback_url: fields.callback_url.nullable().optional(),
    owner: fields.owner.nullable().optional(),
    active: z
      .boolean()
      .describe("While it is false, its keys are refused; what it has asked goes on")
      .optional(),
  })
  .meta({ id: "AgentChange" });
export type AgentChangeBody = z.infer<typeof AgentChangeBody>;

const Scopes = z
  .array(z.enum(SCOPE_NAMES))
  .refine((names) => new Set(names).size === names.length, "Each scope once.")
  .describe("What it may be used for; empty for everything");

const ExpiresIn = Duration.nullable().describe("Null for never");

/** POST /api/agents/{id}/keys. */
export const KeyBody = z
  .strictObject({ name: Line(60), scopes: Scopes.optional(), expires_in: ExpiresIn.optional() })
  .meta({ id: "Key" });
export type KeyBody = z.infer<typeof KeyBody>;

/** POST /api/agents/{id}/keys/{key}/rotate. */
export const RotationBody = z
  .strictObject({
    overlap: Duration.describe("How long the old key works beside the new one; a day by default").optional(),
    expires_in: ExpiresIn.describe(
      "How long the new key lasts, null for ever; by default as long as the old one was made to last",
    ).optional(),
  })
  .meta({ id: "Rotation" });
export type RotationBody = z.infer<typeof RotationBody>;

export const KeyWire = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().describe("How it begins"),
    scopes: z.array(z.enum(SCOPE_NAMES)).describe("Empty for everything"),
    state: z.enum(KEY_STATES).describe("ending: rotated, and works until expires_at"),
    created_at: Instant,
    expires_at: Instant.nullable(),
    revoked_at: Instant.nullable(),
    last_used_at: Instant.nullable().describe("To the minute"),
    rotated_to: z.string().nullable().describe("The id of the key that takes its place"),
  })
  .meta({ id: "KeyShown" });
export type KeyWire = z.infer<typeof KeyWire>;

export const KeysWire = z.object({ items: z.array(KeyWire) }).meta({ id: "Keys" });
export type KeysWire = z.infer<typeof KeysWire>;

const Secret = z.string().meta({ example: "csk_…" }).describe("The API key itself; shown this once");

export const KeyMadeWire = z.object({ api_key: KeyWire, key: Secret }).meta({ id: "KeyMade" });
export type KeyMadeWire = z.infer<typeof KeyMadeWire>;

export const AgentWire = z
  .object({
    id: z.string(),
    address: z.string(),
    name: z.string(),
    callback_url: z.string().nullable(),
    owner: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
    active: z.boolean(),
    created_at: Instant,
    last_used_at: Instant.nullable().describe("When any of its keys was last used, to the minute"),
    working_keys: z.int().describe("Keys that are accepted now"),
  })
  .meta({ id: "AgentShown" });
export type AgentWire = z.infer<typeof AgentWire>;

/** GET /api/agents/{id}. */
export const AgentDetailWire = AgentWire.extend({
  keys: z.array(KeyWire),
  open_intents: z.int().describe("What it asked and waits for, counted up to 1,000"),
  old_webhook_secret_until: Instant.nullable().describe(
    "Until when a webhook secret that was rotated signs, too; null where only the newest does",
  ),
}).meta({ id: "AgentDetail" });
export type AgentDetailWire = z.infer<typeof AgentDetailWire>;

export const AgentsWire = pageOf(AgentWire).meta({ id: "Agents" });
export type AgentsWire = z.infer<typeof AgentsWire>;

const WebhookSecret = z
  .string()
  .meta({ example: "whsec_…" })
  .describe("What its webhooks are signed with; shown this once");

export const AgentMadeWire = z
  .object({ agent: AgentDetailWire, key: Secret, webhook_secret: WebhookSecret })
  .meta({ id: "AgentMade" });
export type AgentMadeWire = z.infer<typeof AgentMadeWire>;

export const WebhookSecretWire = z
  .object({
    webhook_secret: WebhookSecret,
    old_until: Instant.nullable().describe("Until when the old one signs, too"),
  })
  .meta({ id: "WebhookSecret" });
export type WebhookSecretWire = z.infer<typeof WebhookSecretWire>;
