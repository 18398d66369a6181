import { queryOptions } from "@tanstack/react-query";
import type { TeamDetailWire, TeamWire } from "@/core/wire/teams";
import { everythingAt } from "./directory";
import { fetchJson } from "./http";

export const teamsQuery = () =>
  queryOptions({
    queryKey: ["teams"],
    queryFn: ({ signal }) => everythingAt<TeamWire>("/api/teams", signal),
    staleTime: 0,
  });

export const teamQuery = (id: string) =>
  queryOptions({
    queryKey: ["teams", id],
    queryFn: ({ signal }) => fetchJson<TeamDetailWire>(`/api/teams/${encodeURIComponent(id)}`, { signal }),
    staleTime: 0,
  });

export const createTeam = (body: { slug: string; name: string }) =>
  fetchJson<TeamDetailWire>("/api/teams", { method: "POST", body });
export const renameTeam = (id: string, name: string) =>
  fetchJson<TeamDetailWire>(`/api/teams/${id}`, { method: "PATCH", body: { name } });
export const deleteTeam = (id: string) => fetchJson<TeamWire>(`/api/teams/${id}`, { method: "DELETE" });
export const addTeamMember = (id: string, userId: string) =>
  fetchJson<TeamDetailWire>(`/api/teams/${id}/members/${userId}`, { method: "PUT" });
export const removeTeamMember = (id: string, userId: string) =>
  fetchJson<TeamDetailWire>(`/api/teams/${id}/members/${userId}`, { method: "DELETE" });
