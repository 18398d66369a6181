export type { Retry } from "./backoff.js";
export { Countersign } from "./client.js";
export type { CallOptions, ChangeOptions, CommentOptions, CountersignOptions } from "./client.js";
export {
  AccessDeniedError,
  AlreadyDecidedError,
  ConflictError,
  ConnectionError,
  CountersignError,
  InvalidRequestError,
  NotFoundError,
  RateLimitedError,
  ServerError,
  WaitTimeoutError,
  WebhookVerificationError,
} from "./errors.js";
export type { FactQuery } from "./facts.js";
export type { Fetch } from "./http.js";
export type { ClosedIntent, DataOf, Decision, Intent, OpenIntent, Outcome } from "./intent.js";
export type { ObserveOptions } from "./observe.js";
export type { Timing } from "./timing.js";
export type { WaitOptions } from "./wait.js";
export { verifyWebhook } from "./webhook.js";
export type { WebhookHeaders, WebhookOptions } from "./webhook.js";
export type { WebhookEvent } from "./webhook-event.js";
export type {
  Duration,
  Evidence,
  Fact,
  FactType,
  Json,
  JsonObject,
  ListQuery,
  Next,
  Page,
  Person,
  Priority,
  Problem,
  Quorum,
  Result,
  Revision,
  Risk,
  Status,
  Submit,
  TaskType,
} from "./wire.js";
