import type { JsonObject } from "countersign";
import type { Answer, Refusal } from "./answer.js";
import { isObject } from "./json.js";

/** A decision of LangChain's human in the loop, as JavaScript has it, or as Python does. */
export type Decision =
  | { type: "approve" }
  | { type: "edit"; editedAction: Action }
  | { type: "edit"; edited_action: Action }
  | { type: "reject"; message: string }
  | { type: "respond"; message: string };

/** What LangChain waits for, whichever spelling it asked in. */
export interface HitlResponse {
  decisions: Decision[];
}

interface Action {
  name: string;
  args: JsonObject;
}

/** One action to be reviewed, with the decisions that its configuration allows. */
export interface Review extends Action {
  description: string | undefined;
  allowed: readonly string[];
  /** How its request spells names, and its decision has to. */
  spelling: "camelCase" | "snake_case";
}

/** What somebody answers in the tool's place. */
const RESPONDED = "responded";

/**
 * The actions of a HITL request: `{ actionRequests, reviewConfigs }`, or `{ action_requests, review_configs }` where it comes
 * from Python. Null where the value is something else.
 */
export function reviewsOf(value: unknown): Review[] | null {
  if (!isObject(value)) return null;
  const spelling = Array.isArray(value.action_requests) ? "snake_case" : "camelCase";
  const requests = value.actionRequests ?? value.action_requests;
  const configs = value.reviewConfigs ?? value.review_configs;
  if (!Array.isArray(requests) || !Array.isArray(configs)) return null;
  return requests.map((request: unknown, index) => {
    if (!isObject(request) || typeof request.name !== "string" || !isObject(request.args))
      throw new TypeError(`Action ${index} of the HITL request has no name and args.`);
    const { name, args, description } = request;
    return {
      name,
      args: args as JsonObject,
      description: typeof description === "string" ? description : undefined,
      allowed: allowedFor(name, index, configs),
      spelling,
    };
  });
}

/** The outcomes that people may choose from: what the decisions that are allowed come to. */
export function outcomesOf({ allowed }: Review): string[] {
  return [
    ...(allowed.includes("approve") || allowed.includes("edit") ? ["approved"] : []),
    ...(allowed.includes("reject") ? ["rejected"] : []),
    ...(allowed.includes("respond") ? [RESPONDED] : []),
  ];
}

/** The decision that says what people answered. Throws where the action's configuration has none for it. */
export function decisionOf(review: Review, answer: Answer): Decision {
  const { name, allowed, spelling } = review;
  if (!answer.approved) return denialOf(review, answer);
  if (!answer.edited && allowed.includes("approve")) return { type: "approve" };
  if (!allowed.includes("edit")) throw new TypeError(`${name} may not be edited, and that was not offered.`);
  const action = { name, args: answer.arguments };
  return spelling === "camelCase"
    ? { type: "edit", editedAction: action }
    : { type: "edit", edited_action: action };
}

function denialOf({ name, allowed }: Review, { outcome, comment, message }: Refusal): Decision {
  if (outcome === RESPONDED) return { type: "respond", message: comment ?? "" };
  if (allowed.includes("reject")) return { type: "reject", message };
  throw new TypeError(`${name} was not approved, and its configuration allows no rejection. ${message}`);
}

function allowedFor(name: string, index: number, configs: readonly unknown[]): string[] {
  const isAbout = (config: unknown): config is Record<string, unknown> =>
    isObject(config) && (config.actionName ?? config.action_name) === name;
  const config = [configs[index], ...configs].find(isAbout);
  const allowed = config?.allowedDecisions ?? config?.allowed_decisions;
  if (!Array.isArray(allowed))
    throw new TypeError(`The HITL request does not say what is allowed for ${name}.`);
  return allowed.filter((one) => typeof one === "string");
}
