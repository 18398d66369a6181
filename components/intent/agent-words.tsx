import { Bot } from "lucide-react";
import type { IntentWire } from "@/core/wire/intent";
import { AgentText } from "./agent-text";
import { Revealed } from "./revealed";

/** The agent's own words, in a block that says so. */
export function AgentWords({ intent }: { intent: Pick<IntentWire, "description" | "from_agent_name"> }) {
  if (!intent.description?.trim()) return null;
  return (
    <section aria-labelledby="agent-words" className="rounded-md border border-line bg-surface">
      <h2
        id="agent-words"
        className="flex items-center gap-1.5 border-b border-line px-4 py-2 text-sm text-ink-muted"
      >
        <Bot aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0">
          Written by the agent{" "}
          <bdi className="font-medium text-ink">
            <Revealed>{intent.from_agent_name}</Revealed>
          </bdi>
          . Check it against the payload.
        </span>
      </h2>
      <div className="px-4 py-3">
        <AgentText>{intent.description}</AgentText>
      </div>
    </section>
  );
}
