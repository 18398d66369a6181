"use client";

import { Terminal } from "lucide-react";
import { EmptyState } from "../ui/empty-state";
import { CopyBlock } from "../ui/copy-block";
import { useOrigin } from "../ui/use-origin";
import { curlSnippet } from "./ask-snippets";

/** What an admin or reviewer sees before any agent has asked: the command that makes the first request appear. */
export function FirstRun({ email }: { email: string }) {
  const origin = useOrigin();
  return (
    <EmptyState icon={<Terminal />} title="Waiting for the first question">
      <p>Run this with your agent&rsquo;s key, and it appears here within a second.</p>
      <CopyBlock
        label="Command"
        text={curlSnippet(origin, email, "$COUNTERSIGN_API_KEY")}
        className="mt-4 text-left"
      />
      <p className="mt-3 text-sm">The key was printed when this server started for the first time.</p>
    </EmptyState>
  );
}
