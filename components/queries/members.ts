import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Role } from "@/core/access";
import type { InvitationsWire, InvitationWire, JoinedWire } from "@/core/wire/invitations";
import type { MemberDetailWire, MembersWire, MemberWire } from "@/core/wire/members";
import { everythingAt } from "./directory";
import { fetchJson } from "./http";

export interface MembersFilter {
  q: string;
  role: Role | null;
  active: boolean | null;
}

/** The workspace's people by name, searched by the server. */
export const membersQuery = ({ q, role, active }: MembersFilter) =>
  infiniteQueryOptions({
    queryKey: ["members", "list", { q, role, active }],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({
        ...(q && { q }),
        ...(role && { role }),
        ...(active !== null && { active: String(active) }),
        ...(pageParam && { cursor: pageParam }),
      });
      return fetchJson<MembersWire>(`/api/members?${params}`, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** All of them, for pickers. */
export const everyMemberQuery = () =>
  queryOptions({
    queryKey: ["members", "all"],
    queryFn: ({ signal }) => everythingAt<MemberWire>("/api/members", signal),
  });

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ["members", "one", id],
    queryFn: ({ signal }) =>
      fetchJson<MemberDetailWire>(`/api/members/${encodeURIComponent(id)}`, { signal }),
    staleTime: 0,
  });

export const changeMember = (id: string, body: { role?: Role; active?: boolean }) =>
  fetchJson<MemberDetailWire>(`/api/members/${id}`, { method: "PATCH", body });

export const invitationsQuery = () =>
  queryOptions({
    queryKey: ["invitations"],
    queryFn: ({ signal }) => fetchJson<InvitationsWire>("/api/invitations", { signal }),
    staleTime: 0,
  });

export const invitePeople = (body: { emails: string[]; role: Role; teams: string[] }) =>
  fetchJson<InvitationsWire>("/api/invitations", { method: "POST", body });
export const renewInvitation = (id: string) =>
  fetchJson<InvitationWire>(`/api/invitations/${id}/renewal`, { method: "POST" });
export const withdrawInvitation = (id: string) =>
  fetchJson<InvitationWire>(`/api/invitations/${id}`, { method: "DELETE" });

/** Joins by an invitation's link, without a session. */
export const joinByInvitation = (token: string, body: { name?: string; password?: string }) =>
  fetchJson<JoinedWire>(`/api/join/${encodeURIComponent(token)}`, { method: "POST", body });
