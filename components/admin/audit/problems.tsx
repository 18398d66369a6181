import Link from "next/link";
import type { AuditProblemWire } from "@/core/wire/audit-proof";
import { Banner } from "../../ui/banner";

const KIND_NAMES: Record<AuditProblemWire["kind"], string> = {
  changed: "Changed",
  missing: "Missing",
  reordered: "Out of order",
  inserted: "Inserted",
  cut: "Cut off",
  rewritten: "Rewritten",
  head_altered: "Head altered",
  key_unknown: "Key unknown",
};

/** What is not as it was sealed, each with its entry. */
export function Problems({ problems, checked }: { problems: readonly AuditProblemWire[]; checked: number }) {
  const many = problems.length === 1 ? "1 thing is" : `${problems.length.toLocaleString("en")} things are`;
  return (
    <Banner tone="error" title={`${many} not as sealed`}>
      <p>
        {checked.toLocaleString("en")} entries were checked. Somebody altered the database past this program:
        keep a copy of it as it is, and compare it with a backup and with the signed heads that you kept
        elsewhere.
      </p>
      <ul aria-label="Problems" className="mt-2 flex flex-col gap-1.5">
        {problems.map(({ kind, entry, index, detail }, place) => (
          <li key={place} className="flex flex-wrap gap-x-2">
            <strong className="font-medium">{KIND_NAMES[kind]}</strong>
            {entry && (
              <Link
                href={`/admin/audit?entry=${entry}`}
                className="font-mono text-sm underline underline-offset-2"
              >
                {entry}
              </Link>
            )}
            {!entry && index !== null && <span>at {(index + 1).toLocaleString("en")}</span>}
            <span className="min-w-0 wrap-anywhere text-ink-muted">{detail}</span>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
