import Link from "next/link";
import type { MemberWire } from "@/core/wire/members";
import { Avatar } from "../../ui/avatar";
import { Badge } from "../../ui/badge";
import { Time } from "../../ui/time";
import { ROLE_WORDS } from "./role-words";

/** One person of the list. */
export function PersonRow({ person }: { person: MemberWire }) {
  const { id, name, email, role, active, teams, waiting, last_seen_at } = person;
  return (
    <li className="has-[a:hover]:bg-hover">
      <Link
        href={`/admin/people/${id}`}
        className="flex items-center gap-3 rounded-md px-4 py-2.5 -outline-offset-2"
      >
        <Avatar name={name} className="max-desk:hidden" />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium wrap-anywhere">{name}</span>
            {role !== "reviewer" && (
              <Badge tone={role === "admin" ? "accent" : "neutral"}>{ROLE_WORDS[role].name}</Badge>
            )}
            {!active && <Badge>Deactivated</Badge>}
          </span>
          <span className="block text-sm wrap-anywhere text-ink-muted">
            {[email, ...teams.map((team) => team.name)].join(" · ")}
          </span>
        </span>
        <span className="shrink-0 text-right text-sm text-ink-muted">
          {waiting > 0 && <span className="block text-ink">{waiting} waiting</span>}
          <span className="block">
            {last_seen_at ? (
              <>
                <span className="max-desk:hidden">seen </span>
                <Time at={last_seen_at} />
              </>
            ) : (
              "not seen yet"
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}
