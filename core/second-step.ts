import type { Role } from "./access";

/** By what a second step is made. `oidc`: the provider says that it asked for one. */
export const STEP_KINDS = ["totp", "passkey", "recovery", "oidc"] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Whose sign-in a workspace wants a second step of. */
export const DEMANDS = ["nobody", "admins", "everybody"] as const;
export type Demand = (typeof DEMANDS)[number];

/** How long a second step is good for what needs a recent one. */
export const STEP_MINUTES = 15;

export interface StepMade {
  at: Date;
  by: StepKind;
}

export const isDemandedOf = (demand: Demand, role: Role): boolean =>
  demand === "everybody" || (demand === "admins" && role === "admin");

export const isRecent = (step: StepMade | null, now: Date): step is StepMade =>
  step !== null && now.getTime() - step.at.getTime() <= STEP_MINUTES * 60_000;
