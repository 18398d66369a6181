import type { Metadata } from "next";
import Link from "next/link";
import { ERRORS } from "@/core/errors";

export const metadata: Metadata = { title: "Error codes" };

export default function ErrorsPage() {
  return (
    <>
      <h1 className="text-2xl font-semibold">Error codes</h1>
      <p className="my-3 text-ink-muted">
        Every error is a problem document (RFC 9457,{" "}
        <code className="font-mono text-sm">application/problem+json</code>) with one of these codes. The list
        is closed: match on <code className="font-mono text-sm">code</code>, never on the words.
      </p>
      <ul className="mt-6 border-t border-line">
        {Object.entries(ERRORS).map(([code, { status, title }]) => (
          <li key={code} className="border-b border-line">
            <Link
              href={`/docs/errors/${code}`}
              className="flex min-h-11 flex-wrap items-center gap-x-3 px-1 py-2 hover:bg-hover"
            >
              <span className="w-8 text-ink-faint tabular-nums">{status}</span>
              <span className="font-mono text-sm text-accent-ink desk:w-52">{code}</span>
              <span className="text-ink-muted">{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
