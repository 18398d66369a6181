import * as jwks from "@/app/.well-known/jwks.json/route";
import * as answerFile from "@/app/api/answers/[token]/files/[id]/route";
import * as answerFiles from "@/app/api/answers/[token]/files/route";
import * as answerReveal from "@/app/api/answers/[token]/reveal/route";
import * as answers from "@/app/api/answers/[token]/route";
import * as auth from "@/app/api/auth/[...nextauth]/route";
import * as calendarFeed from "@/app/api/calendar/[file]/route";
import * as decisions from "@/app/api/decisions/route";
import * as file from "@/app/api/files/[id]/route";
import * as assignment from "@/app/api/intents/[id]/assignment/route";
import * as cancellation from "@/app/api/intents/[id]/cancellation/route";
import * as claim from "@/app/api/intents/[id]/claim/route";
import * as comments from "@/app/api/intents/[id]/comments/route";
import * as decision from "@/app/api/intents/[id]/decision/route";
import * as events from "@/app/api/intents/[id]/events/route";
import * as files from "@/app/api/intents/[id]/files/route";
import * as opening from "@/app/api/intents/[id]/opening/route";
import * as intentProof from "@/app/api/intents/[id]/proof/route";
import * as redaction from "@/app/api/intents/[id]/redaction/route";
import * as result from "@/app/api/intents/[id]/result/route";
import * as reveal from "@/app/api/intents/[id]/reveal/route";
import * as revision from "@/app/api/intents/[id]/revision/route";
import * as intent from "@/app/api/intents/[id]/route";
import * as snooze from "@/app/api/intents/[id]/snooze/route";
import * as intents from "@/app/api/intents/route";
import * as join from "@/app/api/join/[token]/route";
import * as mailboxEmails from "@/app/api/mailbox/emails/route";
import * as mailbox from "@/app/api/mailbox/route";
import * as mcp from "@/app/api/mcp/route";
import * as calendar from "@/app/api/me/calendar/route";
import * as notifications from "@/app/api/me/notifications/route";
import * as passkeyOptions from "@/app/api/me/passkeys/options/route";
import * as passkeys from "@/app/api/me/passkeys/route";
import * as ownPassword from "@/app/api/me/password/route";
import * as pushSubscriptions from "@/app/api/me/push-subscriptions/route";
import * as recoveryCodes from "@/app/api/me/recovery-codes/route";
import * as ownStepOptions from "@/app/api/me/second-step/options/route";
import * as ownStep from "@/app/api/me/second-step/route";
import * as secondStep from "@/app/api/me/second-steps/[id]/route";
import * as ownSecurity from "@/app/api/me/security/route";
import * as ownSession from "@/app/api/me/sessions/[id]/route";
import * as ownSessions from "@/app/api/me/sessions/route";
import * as totp from "@/app/api/me/totp/route";
import * as people from "@/app/api/people/route";
import * as slackInteractions from "@/app/api/slack/interactions/route";
import * as stream from "@/app/api/stream/route";
import * as unsubscribe from "@/app/api/unsubscribe/[token]/route";
import * as view from "@/app/api/views/[id]/route";
import * as views from "@/app/api/views/route";

/** What agents ask and people answer, what each may set up for themselves, and how they come in. */
export const REQUESTS = {
  "/.well-known/jwks.json": jwks,
  "/api/answers/:token": answers,
  "/api/auth/:nextauth{.+}": auth,
  "/api/calendar/:file": calendarFeed,
  "/api/decisions": decisions,
  "/api/answers/:token/files": answerFiles,
  "/api/answers/:token/reveal": answerReveal,
  "/api/intents/:id/redaction": redaction,
  "/api/intents/:id/reveal": reveal,
  "/api/answers/:token/files/:id": answerFile,
  "/api/files/:id": file,
  "/api/intents": intents,
  "/api/intents/:id": intent,
  "/api/intents/:id/assignment": assignment,
  "/api/intents/:id/cancellation": cancellation,
  "/api/intents/:id/claim": claim,
  "/api/intents/:id/comments": comments,
  "/api/intents/:id/decision": decision,
  "/api/intents/:id/events": events,
  "/api/intents/:id/files": files,
  "/api/intents/:id/opening": opening,
  "/api/intents/:id/proof": intentProof,
  "/api/intents/:id/result": result,
  "/api/intents/:id/revision": revision,
  "/api/intents/:id/snooze": snooze,
  "/api/join/:token": join,
  "/api/mailbox": mailbox,
  "/api/mailbox/emails": mailboxEmails,
  "/api/mcp": mcp,
  "/api/me/calendar": calendar,
  "/api/me/notifications": notifications,
  "/api/me/push-subscriptions": pushSubscriptions,
  "/api/me/security": ownSecurity,
  "/api/me/password": ownPassword,
  "/api/me/sessions": ownSessions,
  "/api/me/sessions/:id": ownSession,
  "/api/me/second-step": ownStep,
  "/api/me/second-step/options": ownStepOptions,
  "/api/me/totp": totp,
  "/api/me/passkeys": passkeys,
  "/api/me/passkeys/options": passkeyOptions,
  "/api/me/second-steps/:id": secondStep,
  "/api/me/recovery-codes": recoveryCodes,
  "/api/people": people,
  "/api/slack/interactions": slackInteractions,
  "/api/stream": stream,
  "/api/unsubscribe/:token": unsubscribe,
  "/api/views": views,
  "/api/views/:id": view,
};
