import type { Metadata } from "next";
import Link from "next/link";
import { reference } from "@/app/_docs/reference";

export const metadata: Metadata = { title: "API reference" };

export default function ReferencePage() {
  return (
    <>
      <h1 className="text-2xl font-semibold">API reference</h1>
      <p className="my-3 max-w-prose text-ink-muted">
        Made from{" "}
        <a href="/api/openapi.json" className="text-accent-ink underline">
          /api/openapi.json
        </a>{" "}
        (OpenAPI 3.1), which is made from the schemas that the server itself parses with. Times are RFC 3339
        in UTC, durations <code className="font-mono text-sm">&quot;90s&quot;</code>,{" "}
        <code className="font-mono text-sm">&quot;8h&quot;</code> or whole seconds. Lists answer{" "}
        <code className="font-mono text-sm">items</code> and{" "}
        <code className="font-mono text-sm">next_cursor</code>.
      </p>
      {reference().groups.map(({ slug, title, operations }) => (
        <section key={slug} className="mt-6">
          <h2 className="text-lg font-semibold">
            <Link href={`/docs/api/${slug}`} className="inline-flex min-h-8 items-center hover:underline">
              {title}
            </Link>
          </h2>
          <ul className="mt-1 border-t border-line">
            {operations.map(({ operationId, method, path, summary }) => (
              <li key={operationId} className="border-b border-line">
                <Link
                  href={`/docs/api/${slug}#${operationId}`}
                  className="grid min-h-11 content-center gap-x-4 px-1 py-2 hover:bg-hover desk:grid-cols-[4rem_17rem_1fr]"
                >
                  <span className="font-mono text-sm text-ink-muted">{method}</span>
                  <span className="font-mono text-sm wrap-anywhere text-accent-ink">{path}</span>
                  <span className="text-ink-muted">{summary}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
