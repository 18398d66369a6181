"use client";

import { Terminal } from "lucide-react";
import { useSyncExternalStore } from "react";
import { EmptyState } from "../ui/empty-state";
import { CopyBlock } from "../ui/copy-block";

/** What an admin or reviewer sees before any agent has asked: the command that makes the first request appear. */
export function FirstRun({ email }: { email: string }) {
  const origin = useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => "http://localhost:3000",
  );
  return (
    <EmptyState icon={<Terminal />} title="Waiting for the first question">
      <p>Run this with your agent&rsquo;s key, and it appears here within a second.</p>
      <CopyBlock label="Command" text={curlFor(origin, email)} className="mt-4 text-left" />
      <p className="mt-3 text-sm">The key was printed when this server started for the first time.</p>
    </EmptyState>
  );
}

function curlFor(origin: string, email: string): string {
  const body = {
    intent_type: "demo.export_approval.v1",
    task_type: "approval",
    title: "Export customers_q1?",
    payload: { dataset: "customers_q1", rows: 48210 },
    assignees: [email],
    remind_after: "2m",
    timeout: "1h",
  };
  return [
    `curl ${origin}/api/intents \\`,
    `  -H "Authorization: Bearer $COUNTERSIGN_API_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(body, null, 2)}'`,
  ].join("\n");
}
