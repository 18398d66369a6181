import {
  OverrideBody,
  ScheduleBody,
  ScheduleReplacement,
  SchedulesWire,
  ScheduleWire,
  ShiftsQuery,
  ShiftsWire,
} from "@/core/wire/schedules";
import type { Endpoints } from "./endpoint";

const ROTA = {
  name: "Operations",
  time_zone: "Europe/Berlin",
  members: ["ana@acme.dev", "bea@acme.dev"],
  starts_on: "2026-11-23",
  handoff: { day: "mon", time: "09:00" },
  every_weeks: 1,
};

/** Who is on call. */
export const SCHEDULES: Endpoints = {
  "GET /api/schedules": {
    operation: "listSchedules",
    summary: "All on-call schedules by name, each with who is on call now",
    callers: ["member"],
    answer: { status: 200, says: "The schedules", schema: SchedulesWire },
  },
  "POST /api/schedules": {
    operation: "createSchedule",
    summary: "Set up a schedule, as an admin. Requests and policies ask it as schedule:<slug>",
    callers: ["member"],
    body: ScheduleBody,
    example: { slug: "ops", ...ROTA },
    answer: { status: 201, says: "The schedule", schema: ScheduleWire },
    errors: ["conflict"],
  },
  "GET /api/schedules/{slug}": {
    operation: "readSchedule",
    summary: "One schedule",
    callers: ["member"],
    answer: { status: 200, says: "The schedule", schema: ScheduleWire },
  },
  "PUT /api/schedules/{slug}": {
    operation: "replaceSchedule",
    summary: "Change a schedule, as an admin; its slug stays, and its overrides where they are left out",
    callers: ["member"],
    body: ScheduleReplacement,
    example: ROTA,
    answer: { status: 200, says: "The schedule as it is now", schema: ScheduleWire },
  },
  "DELETE /api/schedules/{slug}": {
    operation: "removeSchedule",
    summary:
      "Remove a schedule that no policy names, as an admin; requests that come to it later pass it over",
    callers: ["member"],
    answer: { status: 200, says: "The schedule as it was", schema: ScheduleWire },
    errors: ["conflict"],
  },
  "POST /api/schedules/{slug}/overrides": {
    operation: "addOverride",
    summary: "Give somebody a time out of turn, as an admin",
    callers: ["member"],
    body: OverrideBody,
    example: { from: "2026-12-24T08:00:00Z", to: "2026-12-27T08:00:00Z", person: "cal@acme.dev" },
    answer: { status: 201, says: "The schedule as it is now", schema: ScheduleWire },
  },
  "DELETE /api/schedules/{slug}/overrides/{id}": {
    operation: "removeOverride",
    summary: "Give a time back to whoever's turn it is, as an admin",
    callers: ["member"],
    answer: { status: 200, says: "The schedule as it is now", schema: ScheduleWire },
  },
  "GET /api/schedules/{slug}/shifts": {
    operation: "readShifts",
    summary: "Who is on call when, and who of them is away then",
    callers: ["member"],
    query: ShiftsQuery,
    answer: { status: 200, says: "The shifts of a time, in order", schema: ShiftsWire },
  },
};
