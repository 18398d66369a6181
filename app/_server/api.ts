import { Hono } from "hono";
import { AppError } from "@/core/errors";
import { named, noteIntent, notesOf } from "@/app/_http/notes";
import { problem } from "@/app/_http/problem";
import * as agent from "@/app/api/agents/[id]/route";
import * as agentKey from "@/app/api/agents/[id]/keys/[key]/route";
import * as agentKeyRotation from "@/app/api/agents/[id]/keys/[key]/rotate/route";
import * as agentKeys from "@/app/api/agents/[id]/keys/route";
import * as agents from "@/app/api/agents/route";
import * as agentDeliveries from "@/app/api/agents/[id]/deliveries/route";
import * as agentReplay from "@/app/api/agents/[id]/replay/route";
import * as agentWebhookSecret from "@/app/api/agents/[id]/webhook-secret/route";
import * as jwks from "@/app/.well-known/jwks.json/route";
import * as openApi from "@/app/api/openapi.json/route";
import * as absence from "@/app/api/absences/[id]/route";
import * as absenceReturn from "@/app/api/absences/[id]/return/route";
import * as absences from "@/app/api/absences/route";
import * as answers from "@/app/api/answers/[token]/route";
import * as auth from "@/app/api/auth/[...nextauth]/route";
import * as audit from "@/app/api/audit/route";
import * as auditAnchors from "@/app/api/audit/anchors/route";
import * as auditAnchorsSending from "@/app/api/audit/anchors/sending/route";
import * as auditExport from "@/app/api/audit/export/route";
import * as auditHeads from "@/app/api/audit/heads/route";
import * as auditProof from "@/app/api/audit/proof/route";
import * as auditVerify from "@/app/api/audit/verify/route";
import * as intentProof from "@/app/api/intents/[id]/proof/route";
import * as calendarFeed from "@/app/api/calendar/[file]/route";
import * as decisions from "@/app/api/decisions/route";
import * as answerReveal from "@/app/api/answers/[token]/reveal/route";
import * as answerFiles from "@/app/api/answers/[token]/files/route";
import * as answerFile from "@/app/api/answers/[token]/files/[id]/route";
import * as file from "@/app/api/files/[id]/route";
import * as grants from "@/app/api/grants/route";
import * as grantRevocation from "@/app/api/grants/[id]/revocation/route";
import * as health from "@/app/api/health/route";
import * as live from "@/app/api/health/live/route";
import * as intent from "@/app/api/intents/[id]/route";
import * as assignment from "@/app/api/intents/[id]/assignment/route";
import * as cancellation from "@/app/api/intents/[id]/cancellation/route";
import * as claim from "@/app/api/intents/[id]/claim/route";
import * as comments from "@/app/api/intents/[id]/comments/route";
import * as decision from "@/app/api/intents/[id]/decision/route";
import * as events from "@/app/api/intents/[id]/events/route";
import * as files from "@/app/api/intents/[id]/files/route";
import * as opening from "@/app/api/intents/[id]/opening/route";
import * as redaction from "@/app/api/intents/[id]/redaction/route";
import * as reveal from "@/app/api/intents/[id]/reveal/route";
import * as retention from "@/app/api/retention/route";
import * as retentionPreview from "@/app/api/retention/preview/route";
import * as result from "@/app/api/intents/[id]/result/route";
import * as revision from "@/app/api/intents/[id]/revision/route";
import * as snooze from "@/app/api/intents/[id]/snooze/route";
import * as intentType from "@/app/api/intent-types/[id]/route";
import * as intentTypes from "@/app/api/intent-types/route";
import * as intents from "@/app/api/intents/route";
import * as invitation from "@/app/api/invitations/[id]/route";
import * as invitationRenewal from "@/app/api/invitations/[id]/renewal/route";
import * as invitations from "@/app/api/invitations/route";
import * as join from "@/app/api/join/[token]/route";
import * as mailboxEmails from "@/app/api/mailbox/emails/route";
import * as mailbox from "@/app/api/mailbox/route";
import * as mcp from "@/app/api/mcp/route";
import * as metrics from "@/app/api/metrics/route";
import * as calendar from "@/app/api/me/calendar/route";
import * as member from "@/app/api/members/[id]/route";
import * as ownSecurity from "@/app/api/me/security/route";
import * as ownPassword from "@/app/api/me/password/route";
import * as ownSessions from "@/app/api/me/sessions/route";
import * as ownSession from "@/app/api/me/sessions/[id]/route";
import * as ownStep from "@/app/api/me/second-step/route";
import * as ownStepOptions from "@/app/api/me/second-step/options/route";
import * as totp from "@/app/api/me/totp/route";
import * as passkeys from "@/app/api/me/passkeys/route";
import * as passkeyOptions from "@/app/api/me/passkeys/options/route";
import * as secondStep from "@/app/api/me/second-steps/[id]/route";
import * as recoveryCodes from "@/app/api/me/recovery-codes/route";
import * as signInRules from "@/app/api/sign-in-rules/route";
import * as memberSessions from "@/app/api/members/[id]/sessions/route";
import * as memberSteps from "@/app/api/members/[id]/second-steps/route";
import * as members from "@/app/api/members/route";
import * as notifications from "@/app/api/me/notifications/route";
import * as pushSubscriptions from "@/app/api/me/push-subscriptions/route";
import * as people from "@/app/api/people/route";
import * as holidayCalendar from "@/app/api/holidays/[slug]/route";
import * as holidays from "@/app/api/holidays/route";
import * as schedule from "@/app/api/schedules/[slug]/route";
import * as scheduleOverride from "@/app/api/schedules/[slug]/overrides/[id]/route";
import * as scheduleOverrides from "@/app/api/schedules/[slug]/overrides/route";
import * as scheduleShifts from "@/app/api/schedules/[slug]/shifts/route";
import * as schedules from "@/app/api/schedules/route";
import * as policies from "@/app/api/policies/route";
import * as policy from "@/app/api/policies/[slug]/route";
import * as policyRestore from "@/app/api/policies/[slug]/restore/route";
import * as policyVersion from "@/app/api/policies/[slug]/versions/[number]/route";
import * as policyVersions from "@/app/api/policies/[slug]/versions/route";
import * as policyPreview from "@/app/api/policies/preview/route";
import * as policySimulate from "@/app/api/policies/simulate/route";
import * as receiptKeys from "@/app/api/receipt-keys/route";
import * as rules from "@/app/api/rules/route";
import * as rule from "@/app/api/rules/[id]/route";
import * as ruleOrder from "@/app/api/rules/order/route";
import * as ruleSimulation from "@/app/api/rules/simulate/route";
import * as slackInteractions from "@/app/api/slack/interactions/route";
import * as stats from "@/app/api/stats/route";
import * as statsCsv from "@/app/api/stats.csv/route";
import * as stream from "@/app/api/stream/route";
import * as team from "@/app/api/teams/[id]/route";
import * as teamMember from "@/app/api/teams/[id]/members/[user]/route";
import * as teams from "@/app/api/teams/route";
import * as unsubscribe from "@/app/api/unsubscribe/[token]/route";
import * as view from "@/app/api/views/[id]/route";
import * as views from "@/app/api/views/route";
import * as webhook from "@/app/api/webhooks/[id]/route";
import * as webhookReplay from "@/app/api/webhooks/[id]/replay/route";
import * as webhookRotation from "@/app/api/webhooks/[id]/rotation/route";
import * as webhookTest from "@/app/api/webhooks/[id]/test/route";
import * as deliveries from "@/app/api/webhooks/[id]/deliveries/route";
import * as delivery from "@/app/api/deliveries/[id]/route";
import * as webhooks from "@/app/api/webhooks/route";
import * as axmeControls from "@/app/v1/intents/[id]/controls/route";
import * as axmeEvents from "@/app/v1/intents/[id]/events/route";
import * as axmeIntent from "@/app/v1/intents/[id]/route";
import * as axmeIntents from "@/app/v1/intents/route";
import * as axmeRest from "@/app/v1/[...rest]/route";
import * as axmeResolve from "@/app/v1/intents/[id]/resolve/route";
import * as axmeResume from "@/app/v1/intents/[id]/resume/route";
import * as axmeScenario from "@/app/v1/scenarios/apply/route";
import * as axmeStream from "@/app/v1/intents/[id]/events/stream/route";
import * as axmeTasks from "@/app/v1/me/tasks/route";
import * as axmeValidation from "@/app/v1/scenarios/validate/route";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** The routes that are answered without a detour through Next.js; any other is its own to answer. */
const ROUTES: Record<string, object> = {
  "/.well-known/jwks.json": jwks,
  "/api/agents": agents,
  "/api/agents/:id": agent,
  "/api/agents/:id/keys": agentKeys,
  "/api/agents/:id/keys/:key": agentKey,
  "/api/agents/:id/keys/:key/rotate": agentKeyRotation,
  "/api/agents/:id/webhook-secret": agentWebhookSecret,
  "/api/agents/:id/deliveries": agentDeliveries,
  "/api/agents/:id/replay": agentReplay,
  "/api/absences": absences,
  "/api/absences/:id": absence,
  "/api/absences/:id/return": absenceReturn,
  "/api/answers/:token": answers,
  "/api/audit": audit,
  "/api/auth/:nextauth{.+}": auth,
  "/api/audit/anchors": auditAnchors,
  "/api/audit/anchors/sending": auditAnchorsSending,
  "/api/audit/export": auditExport,
  "/api/audit/heads": auditHeads,
  "/api/audit/proof": auditProof,
  "/api/audit/verify": auditVerify,
  "/api/calendar/:file": calendarFeed,
  "/api/decisions": decisions,
  "/api/answers/:token/files": answerFiles,
  "/api/answers/:token/reveal": answerReveal,
  "/api/intents/:id/redaction": redaction,
  "/api/intents/:id/reveal": reveal,
  "/api/retention": retention,
  "/api/retention/preview": retentionPreview,
  "/api/answers/:token/files/:id": answerFile,
  "/api/deliveries/:id": delivery,
  "/api/files/:id": file,
  "/api/grants": grants,
  "/api/grants/:id/revocation": grantRevocation,
  "/api/health": health,
  "/api/health/live": live,
  "/api/intent-types": intentTypes,
  "/api/intent-types/:id": intentType,
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
  "/api/invitations": invitations,
  "/api/invitations/:id": invitation,
  "/api/invitations/:id/renewal": invitationRenewal,
  "/api/join/:token": join,
  "/api/mailbox": mailbox,
  "/api/mailbox/emails": mailboxEmails,
  "/api/mcp": mcp,
  "/api/me/calendar": calendar,
  "/api/me/notifications": notifications,
  "/api/me/push-subscriptions": pushSubscriptions,
  "/api/metrics": metrics,
  "/api/members": members,
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
  "/api/sign-in-rules": signInRules,
  "/api/members/:id/sessions": memberSessions,
  "/api/members/:id/second-steps": memberSteps,
  "/api/members/:id": member,
  "/api/openapi.json": openApi,
  "/api/people": people,
  "/api/holidays": holidays,
  "/api/holidays/:slug": holidayCalendar,
  "/api/schedules": schedules,
  "/api/schedules/:slug": schedule,
  "/api/schedules/:slug/overrides": scheduleOverrides,
  "/api/schedules/:slug/overrides/:id": scheduleOverride,
  "/api/schedules/:slug/shifts": scheduleShifts,
  "/api/policies": policies,
  "/api/policies/preview": policyPreview,
  "/api/policies/simulate": policySimulate,
  "/api/policies/:slug": policy,
  "/api/policies/:slug/restore": policyRestore,
  "/api/policies/:slug/versions": policyVersions,
  "/api/policies/:slug/versions/:number": policyVersion,
  "/api/receipt-keys": receiptKeys,
  "/api/rules": rules,
  "/api/rules/order": ruleOrder,
  "/api/rules/simulate": ruleSimulation,
  "/api/rules/:id": rule,
  "/api/slack/interactions": slackInteractions,
  "/api/stats": stats,
  "/api/stats.csv": statsCsv,
  "/api/stream": stream,
  "/api/teams": teams,
  "/api/teams/:id": team,
  "/api/teams/:id/members/:user": teamMember,
  "/api/unsubscribe/:token": unsubscribe,
  "/api/views": views,
  "/api/views/:id": view,
  "/api/webhooks": webhooks,
  "/api/webhooks/:id": webhook,
  "/api/webhooks/:id/deliveries": deliveries,
  "/api/webhooks/:id/replay": webhookReplay,
  "/api/webhooks/:id/rotation": webhookRotation,
  "/api/webhooks/:id/test": webhookTest,
  "/v1/intents": axmeIntents,
  "/v1/intents/:id": axmeIntent,
  "/v1/intents/:id/controls": axmeControls,
  "/v1/intents/:id/events": axmeEvents,
  "/v1/intents/:id/events/stream": axmeStream,
  "/v1/intents/:id/resolve": axmeResolve,
  "/v1/intents/:id/resume": axmeResume,
  "/v1/me/tasks": axmeTasks,
  "/v1/scenarios/apply": axmeScenario,
  "/v1/scenarios/validate": axmeValidation,
  "/v1/:rest{.+}": axmeRest,
};

/** The API as one fetch handler, made of the very handlers that Next.js would call. */
export function directApi(): Hono {
  const api = new Hono();
  for (const [path, module] of Object.entries(ROUTES)) {
    const methods = Object.entries(module).filter(isHandler);
    for (const [method, handler] of methods) {
      api.on(method, path, async ({ req }) => {
        const params: Record<string, string> = req.param();
        const notes = notesOf(req.raw);
        if (notes) {
          notes.route = path;
          if (path.includes("/intents/:id")) noteIntent(notes, params.id);
        }
        const response = await handler(req.raw, { params: Promise.resolve(params) });
        // Hono answers HEAD by GET and drops the body: a stream that nobody reads or ends would keep its place for ever.
        if (req.raw.method === "HEAD") await response.body?.cancel();
        return response;
      });
    }
    // What AXME's clients miss is told them by a route of its own.
    if (!path.startsWith("/v1/"))
      api.all(path, ({ req }) => {
        const notes = notesOf(req.raw);
        if (notes) notes.route = path;
        return refuseMethod(req.raw, req.path, methods);
      });
  }
  return api;
}

const isHandler = (entry: [string, unknown]): entry is [string, Handler] => typeof entry[1] === "function";

/** What an address answers to a method that it has not. */
function refuseMethod(request: Request, path: string, methods: readonly [string, Handler][]): Response {
  const allowed = methods.map(([method]) => method);
  const refusal = new AppError("method_not_allowed", `Use ${allowed.join(" or ")} here.`);
  const response = problem(refusal, path, named(request));
  response.headers.set("allow", allowed.join(", "));
  return response;
}
