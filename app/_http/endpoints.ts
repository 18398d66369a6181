import { AGENTS } from "./endpoints/agents";
import { ABSENCES } from "./endpoints/absences";
import { ANSWERING } from "./endpoints/answering";
import { ASKING } from "./endpoints/asking";
import { AUDITING } from "./endpoints/auditing";
import { CALENDAR } from "./endpoints/calendar";
import type { Endpoint, Method } from "./endpoints/endpoint";
import { EVIDENCE } from "./endpoints/evidence";
import { INTENT_TYPES } from "./endpoints/intent-types";
import { INSIGHTS } from "./endpoints/insights";
import { MCP } from "./endpoints/mcp";
import { NOTIFYING } from "./endpoints/notifying";
import { HOLIDAYS } from "./endpoints/holidays";
import { SCHEDULES } from "./endpoints/schedules";
import { POLICIES } from "./endpoints/policies";
import { PEOPLE } from "./endpoints/people";
import { RECEIPTS } from "./endpoints/receipts";
import { ROUTING } from "./endpoints/routing";
import { SENSITIVE } from "./endpoints/sensitive";
import { SIGNING_IN } from "./endpoints/signing-in";
import { SERVER } from "./endpoints/server";
import { VIEWS } from "./endpoints/views";
import { WATCHING } from "./endpoints/watching";
import { WEBHOOK_ENDPOINTS } from "./endpoints/webhooks";

export interface Listed extends Endpoint {
  method: Method;
  path: string;
  tag: string;
}

const GROUPS = {
  Asking: ASKING,
  Answering: ANSWERING,
  Evidence: EVIDENCE,
  "Sensitive values": SENSITIVE,
  Watching: WATCHING,
  MCP,
  Notifying: NOTIFYING,
  Views: VIEWS,
  People: PEOPLE,
  "Signing in": SIGNING_IN,
  Agents: AGENTS,
  Absences: ABSENCES,
  "On call": SCHEDULES,
  Calendar: CALENDAR,
  Holidays: HOLIDAYS,
  Policies: POLICIES,
  "Intent types": INTENT_TYPES,
  Webhooks: WEBHOOK_ENDPOINTS,
  Routing: ROUTING,
  Receipts: RECEIPTS,
  Auditing: AUDITING,
  Insights: INSIGHTS,
  "The server": SERVER,
};

export const TAGS = Object.keys(GROUPS);

/** Everything that can be called, by what it is for. */
export const ENDPOINTS: readonly Listed[] = Object.entries(GROUPS).flatMap(([tag, endpoints]) =>
  Object.entries(endpoints).map(([name, endpoint]) => {
    const [method, path] = name.split(" ") as [Method, string];
    return { ...endpoint, method, path, tag };
  }),
);

/** Agents may repeat any POST under the same key; this is the rule of route.ts. */
export const isIdempotent = ({ method, callers, rpc }: Listed): boolean =>
  method === "POST" && callers.includes("agent") && !rpc;
