import { DirectoryQuery } from "@/core/wire/directory";
import {
  InvitationsBody,
  InvitationsWire,
  InvitationWire,
  JoinBody,
  JoinedWire,
} from "@/core/wire/invitations";
import { MemberChangeBody, MemberDetailWire, MembersQuery, MembersWire } from "@/core/wire/members";
import { TeamBody, TeamChangeBody, TeamDetailWire, TeamsWire, TeamWire } from "@/core/wire/teams";
import type { Endpoints } from "./endpoint";

/** Who answers: people, how they join, and their teams. */
export const PEOPLE: Endpoints = {
  "GET /api/members": {
    operation: "listMembers",
    summary: "The workspace's people by name, with what waits for them; for admins and auditors",
    callers: ["member"],
    query: MembersQuery,
    answer: { status: 200, says: "A page of people", schema: MembersWire },
    errors: ["forbidden"],
  },
  "GET /api/members/{id}": {
    operation: "readMember",
    summary: "One of them, with what deactivating them would do to open intents; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "The person", schema: MemberDetailWire },
    errors: ["forbidden"],
  },
  "PATCH /api/members/{id}": {
    operation: "changeMember",
    summary:
      "Give somebody another role, or turn them off and on. What waits for them alone moves to its next level; there is always an admin",
    callers: ["member"],
    body: MemberChangeBody,
    example: { role: "reviewer", active: false },
    answer: { status: 200, says: "The person as they are now", schema: MemberDetailWire },
    errors: ["conflict"],
  },
  "GET /api/invitations": {
    operation: "listInvitations",
    summary: "Invitations that are neither accepted nor withdrawn; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "Newest first", schema: InvitationsWire },
    errors: ["forbidden"],
  },
  "POST /api/invitations": {
    operation: "invitePeople",
    summary: "Invite addresses by mail: all of them or none. A link works once, for seven days",
    callers: ["member"],
    body: InvitationsBody,
    example: { emails: ["dora@acme.dev", "eli@acme.dev"], role: "reviewer", teams: ["data"] },
    answer: {
      status: 201,
      says: "The invitations, and whether their mails went out",
      schema: InvitationsWire,
    },
    errors: ["conflict"],
  },
  "POST /api/invitations/{id}/renewal": {
    operation: "renewInvitation",
    summary: "Mail another link, for seven days from now; the one before leads nowhere",
    callers: ["member"],
    answer: { status: 200, says: "The invitation as it is now", schema: InvitationWire },
    errors: ["conflict"],
  },
  "DELETE /api/invitations/{id}": {
    operation: "withdrawInvitation",
    summary: "Withdraw an invitation: its link leads nowhere",
    callers: ["member"],
    answer: { status: 200, says: "The invitation as it was last", schema: InvitationWire },
    errors: ["conflict"],
  },
  "POST /api/join/{token}": {
    operation: "joinByInvitation",
    summary:
      "Join by the link of an invitation, once; the token says who joins. Reading a link never needs this path",
    callers: [],
    body: JoinBody,
    example: { name: "Dora", password: "ruby otter climbs slowly" },
    answer: { status: 201, says: "Who joined; they can sign in now", schema: JoinedWire },
    errors: ["not_found", "conflict", "link_spent", "internal", "unavailable"],
  },
  "GET /api/teams": {
    operation: "listTeams",
    summary: "The workspace's teams by name; for admins and auditors",
    callers: ["member"],
    query: DirectoryQuery,
    answer: { status: 200, says: "A page of teams", schema: TeamsWire },
    errors: ["forbidden"],
  },
  "POST /api/teams": {
    operation: "createTeam",
    summary: "Make a team, with nobody in it yet",
    callers: ["member"],
    body: TeamBody,
    example: { slug: "data", name: "Data" },
    answer: { status: 201, says: "The team", schema: TeamDetailWire },
    errors: ["conflict"],
  },
  "GET /api/teams/{id}": {
    operation: "readTeam",
    summary: "One team, who is in it, and what names it; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "The team", schema: TeamDetailWire },
    errors: ["forbidden"],
  },
  "PATCH /api/teams/{id}": {
    operation: "renameTeam",
    summary: "Call a team something else; requests and policies go on naming it by its slug",
    callers: ["member"],
    body: TeamChangeBody,
    example: { name: "Data protection" },
    answer: { status: 200, says: "The team as it is now", schema: TeamDetailWire },
  },
  "DELETE /api/teams/{id}": {
    operation: "deleteTeam",
    summary: "Delete a team that nothing names. Levels to come of open intents pass over it",
    callers: ["member"],
    answer: { status: 200, says: "The team as it was last", schema: TeamWire },
    errors: ["conflict"],
  },
  "PUT /api/teams/{id}/members/{user}": {
    operation: "addTeamMember",
    summary: "Put somebody into a team: they are asked from its next level on",
    callers: ["member"],
    answer: { status: 200, says: "The team as it is now", schema: TeamDetailWire },
  },
  "DELETE /api/teams/{id}/members/{user}": {
    operation: "removeTeamMember",
    summary: "Take somebody out of a team; what is with them stays with them",
    callers: ["member"],
    answer: { status: 200, says: "The team as it is now", schema: TeamDetailWire },
  },
};
