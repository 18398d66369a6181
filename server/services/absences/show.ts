import type { JsonObject } from "@/core/json";
import type { AbsenceWire } from "@/core/wire/absences";
import type { StoredAbsence } from "@/server/db/absences";

export const asWire = ({ id, user, startsAt, endsAt, delegate, note }: StoredAbsence): AbsenceWire => ({
  ...{ id, user: named(user), delegate: delegate && named(delegate), note },
  starts_at: startsAt.toISOString(),
  ends_at: endsAt.toISOString(),
});

const named = ({ id, name, email }: StoredAbsence["user"]) => ({ id, name, email });

/** The same for the audit trail. */
export const asAudited = ({ startsAt, endsAt, delegate, note }: StoredAbsence): JsonObject => ({
  starts_at: startsAt.toISOString(),
  ends_at: endsAt.toISOString(),
  delegate: delegate?.email ?? null,
  note,
});
