export { headsIn } from "./audit/head.js";
export { isIncluded } from "./audit/proof.js";
export type { HeadQuery, InclusionProof, SignedHead } from "./audit/proof.js";
export type { AuditOptions, AuditProblem, AuditReport } from "./audit/report.js";
export { verifyAuditExport } from "./audit/verify.js";
export { parseAnswer } from "./answer.js";
export type { AnswerData } from "./answer.js";
export type { Retry } from "./backoff.js";
export { canonicalJson } from "./canonical.js";
export { Countersign } from "./client.js";
export type { CallOptions, ChangeOptions, CommentOptions, CountersignOptions } from "./client.js";
export type { ConnectionOptions } from "./connect.js";
export { withEdits } from "./edits.js";
export {
  AccessDeniedError,
  AlreadyDecidedError,
  ConflictError,
  ConnectionError,
  CountersignError,
  InvalidAnswerError,
  InvalidRequestError,
  NotFoundError,
  RateLimitedError,
  ReceiptError,
  ServerError,
  WaitTimeoutError,
  WebhookVerificationError,
} from "./errors.js";
export type { FactQuery } from "./facts.js";
export type { EvidenceFile } from "./file.js";
export type { Fetch } from "./http.js";
export type { ClosedIntent, DataOf, Decision, Intent, OpenIntent, Outcome } from "./intent.js";
export { CachedJwks } from "./jwks.js";
export type { Jwk, Jwks } from "./jwks.js";
export type { ObserveOptions } from "./observe.js";
export { isAffirmed } from "./outcomes.js";
export { readReceipt, verifyReceipt } from "./receipt.js";
export type {
  Decided,
  LooseReceiptOptions,
  ReceiptClaims,
  ReceiptExpectation,
  ReceiptOptions,
  VerifiedReceipt,
} from "./receipt.js";
export { remoteJwks } from "./remote-jwks.js";
export type { AnswerSchema, DataFrom, JsonSchema, StandardSchema } from "./schema.js";
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
