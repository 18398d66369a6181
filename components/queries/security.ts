import { queryOptions } from "@tanstack/react-query";
import type {
  DemandsBody,
  DemandsWire,
  EndedWire,
  EnrolledWire,
  PasskeyOptionsWire,
  PasswordBody,
  SecurityWire,
  StepBody,
  StepWire,
  TotpWire,
} from "@/core/wire/second-step";
import { fetchJson } from "./http";

/** How I sign in, and where I am signed in. */
export const securityQuery = () =>
  queryOptions({
    queryKey: ["security"],
    queryFn: ({ signal }) => fetchJson<SecurityWire>("/api/me/security", { signal }),
    staleTime: 0,
  });

export const changePassword = (body: PasswordBody) =>
  fetchJson<SecurityWire>("/api/me/password", { method: "PUT", body });
export const endOtherSessions = () => fetchJson<SecurityWire>("/api/me/sessions", { method: "DELETE" });
export const endSession = (id: string) =>
  fetchJson<SecurityWire>(`/api/me/sessions/${encodeURIComponent(id)}`, { method: "DELETE" });

/** Without a detour through the dialog that asks for one. */
export const makeStep = (body: StepBody) =>
  fetchJson<StepWire>("/api/me/second-step", { method: "POST", body });
export const passkeyOptions = () =>
  fetchJson<PasskeyOptionsWire>("/api/me/second-step/options", { method: "POST" });

export const beginTotp = () => fetchJson<TotpWire>("/api/me/totp", { method: "POST" });
export const confirmTotp = (code: string) =>
  fetchJson<EnrolledWire>("/api/me/totp", { method: "PUT", body: { code } });
export const newPasskeyOptions = () =>
  fetchJson<PasskeyOptionsWire>("/api/me/passkeys/options", { method: "POST" });
export const addPasskey = (name: string, passkey: unknown) =>
  fetchJson<EnrolledWire>("/api/me/passkeys", { method: "POST", body: { name, passkey } });
export const removeStep = (id: string) =>
  fetchJson<SecurityWire>(`/api/me/second-steps/${id}`, { method: "DELETE" });
export const renewRecoveryCodes = () => fetchJson<EnrolledWire>("/api/me/recovery-codes", { method: "POST" });

export const signInRulesQuery = () =>
  queryOptions({
    queryKey: ["sign-in-rules"],
    queryFn: ({ signal }) => fetchJson<DemandsWire>("/api/sign-in-rules", { signal }),
    staleTime: 0,
  });
export const saveSignInRules = (body: DemandsBody) =>
  fetchJson<DemandsWire>("/api/sign-in-rules", { method: "PUT", body });

export const endMemberSessions = (id: string) =>
  fetchJson<EndedWire>(`/api/members/${id}/sessions`, { method: "DELETE" });
export const resetMemberSteps = (id: string) =>
  fetchJson<EndedWire>(`/api/members/${id}/second-steps`, { method: "DELETE" });
