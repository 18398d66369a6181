import * as absenceReturn from "@/app/api/absences/[id]/return/route";
import * as absence from "@/app/api/absences/[id]/route";
import * as absences from "@/app/api/absences/route";
import * as agentDeliveries from "@/app/api/agents/[id]/deliveries/route";
import * as agentKeyRotation from "@/app/api/agents/[id]/keys/[key]/rotate/route";
import * as agentKey from "@/app/api/agents/[id]/keys/[key]/route";
import * as agentKeys from "@/app/api/agents/[id]/keys/route";
import * as agentReplay from "@/app/api/agents/[id]/replay/route";
import * as agent from "@/app/api/agents/[id]/route";
import * as agentWebhookSecret from "@/app/api/agents/[id]/webhook-secret/route";
import * as agents from "@/app/api/agents/route";
import * as auditAnchors from "@/app/api/audit/anchors/route";
import * as auditAnchorsSending from "@/app/api/audit/anchors/sending/route";
import * as auditExport from "@/app/api/audit/export/route";
import * as auditHeads from "@/app/api/audit/heads/route";
import * as auditProof from "@/app/api/audit/proof/route";
import * as audit from "@/app/api/audit/route";
import * as auditVerify from "@/app/api/audit/verify/route";
import * as delivery from "@/app/api/deliveries/[id]/route";
import * as grantRevocation from "@/app/api/grants/[id]/revocation/route";
import * as grants from "@/app/api/grants/route";
import * as live from "@/app/api/health/live/route";
import * as health from "@/app/api/health/route";
import * as holidayCalendar from "@/app/api/holidays/[slug]/route";
import * as holidays from "@/app/api/holidays/route";
import * as intentType from "@/app/api/intent-types/[id]/route";
import * as intentTypes from "@/app/api/intent-types/route";
import * as invitationRenewal from "@/app/api/invitations/[id]/renewal/route";
import * as invitation from "@/app/api/invitations/[id]/route";
import * as invitations from "@/app/api/invitations/route";
import * as member from "@/app/api/members/[id]/route";
import * as memberSteps from "@/app/api/members/[id]/second-steps/route";
import * as memberSessions from "@/app/api/members/[id]/sessions/route";
import * as members from "@/app/api/members/route";
import * as metrics from "@/app/api/metrics/route";
import * as openApi from "@/app/api/openapi.json/route";
import * as policyRestore from "@/app/api/policies/[slug]/restore/route";
import * as policy from "@/app/api/policies/[slug]/route";
import * as policyVersion from "@/app/api/policies/[slug]/versions/[number]/route";
import * as policyVersions from "@/app/api/policies/[slug]/versions/route";
import * as policyPreview from "@/app/api/policies/preview/route";
import * as policies from "@/app/api/policies/route";
import * as policySimulate from "@/app/api/policies/simulate/route";
import * as receiptKeys from "@/app/api/receipt-keys/route";
import * as retentionPreview from "@/app/api/retention/preview/route";
import * as retention from "@/app/api/retention/route";
import * as rule from "@/app/api/rules/[id]/route";
import * as ruleOrder from "@/app/api/rules/order/route";
import * as rules from "@/app/api/rules/route";
import * as ruleSimulation from "@/app/api/rules/simulate/route";
import * as scheduleOverride from "@/app/api/schedules/[slug]/overrides/[id]/route";
import * as scheduleOverrides from "@/app/api/schedules/[slug]/overrides/route";
import * as schedule from "@/app/api/schedules/[slug]/route";
import * as scheduleShifts from "@/app/api/schedules/[slug]/shifts/route";
import * as schedules from "@/app/api/schedules/route";
import * as signInRules from "@/app/api/sign-in-rules/route";
import * as statsCsv from "@/app/api/stats.csv/route";
import * as stats from "@/app/api/stats/route";
import * as teamMember from "@/app/api/teams/[id]/members/[user]/route";
import * as team from "@/app/api/teams/[id]/route";
import * as teams from "@/app/api/teams/route";
import * as deliveries from "@/app/api/webhooks/[id]/deliveries/route";
import * as webhookReplay from "@/app/api/webhooks/[id]/replay/route";
import * as webhookRotation from "@/app/api/webhooks/[id]/rotation/route";
import * as webhook from "@/app/api/webhooks/[id]/route";
import * as webhookTest from "@/app/api/webhooks/[id]/test/route";
import * as webhooks from "@/app/api/webhooks/route";

/** How a workspace is set up, what happened in it, and how the server is. */
export const ADMINISTRATION = {
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
  "/api/audit": audit,
  "/api/audit/anchors": auditAnchors,
  "/api/audit/anchors/sending": auditAnchorsSending,
  "/api/audit/export": auditExport,
  "/api/audit/heads": auditHeads,
  "/api/audit/proof": auditProof,
  "/api/audit/verify": auditVerify,
  "/api/retention": retention,
  "/api/retention/preview": retentionPreview,
  "/api/deliveries/:id": delivery,
  "/api/grants": grants,
  "/api/grants/:id/revocation": grantRevocation,
  "/api/health": health,
  "/api/health/live": live,
  "/api/intent-types": intentTypes,
  "/api/intent-types/:id": intentType,
  "/api/invitations": invitations,
  "/api/invitations/:id": invitation,
  "/api/invitations/:id/renewal": invitationRenewal,
  "/api/metrics": metrics,
  "/api/members": members,
  "/api/sign-in-rules": signInRules,
  "/api/members/:id/sessions": memberSessions,
  "/api/members/:id/second-steps": memberSteps,
  "/api/members/:id": member,
  "/api/openapi.json": openApi,
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
  "/api/stats": stats,
  "/api/stats.csv": statsCsv,
  "/api/teams": teams,
  "/api/teams/:id": team,
  "/api/teams/:id/members/:user": teamMember,
  "/api/webhooks": webhooks,
  "/api/webhooks/:id": webhook,
  "/api/webhooks/:id/deliveries": deliveries,
  "/api/webhooks/:id/replay": webhookReplay,
  "/api/webhooks/:id/rotation": webhookRotation,
  "/api/webhooks/:id/test": webhookTest,
};
