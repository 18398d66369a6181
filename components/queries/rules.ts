import { queryOptions } from "@tanstack/react-query";
import type { OrderBody, RulesWire, SaveRuleBody, SimulateBody, SimulationWire } from "@/core/wire/rules";
import type { z } from "zod";
import { fetchJson } from "./http";

/** The rules in the order in which they are asked. */
export const rulesQuery = () =>
  queryOptions({
    queryKey: ["rules"],
    queryFn: ({ signal }) => fetchJson<RulesWire>("/api/rules", { signal }),
    staleTime: 0,
  });

const at = (id: string) => `/api/rules/${encodeURIComponent(id)}`;

/** As it is sent. */
export type RuleSent = z.input<typeof SaveRuleBody>;

export const addRule = (body: RuleSent) => fetchJson<RulesWire>("/api/rules", { method: "POST", body });
export const replaceRule = (id: string, body: RuleSent) =>
  fetchJson<RulesWire>(at(id), { method: "PUT", body });
export const removeRule = (id: string, version: number) =>
  fetchJson<RulesWire>(`${at(id)}?version=${version}`, { method: "DELETE" });
export const orderRules = (body: OrderBody) =>
  fetchJson<RulesWire>("/api/rules/order", { method: "PUT", body });

export const simulateRules = (body: z.input<typeof SimulateBody>) =>
  fetchJson<SimulationWire>("/api/rules/simulate", { method: "POST", body });
