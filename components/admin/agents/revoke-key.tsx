"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { AgentDetailWire, KeyWire } from "@/core/wire/agents";
import { agentsQuery, revokeKey } from "../../queries/agents";
import { Button } from "../../ui/button";
import { Time } from "../../ui/time";
import { ConfirmRemoval } from "../confirm-removal";

/** Ends a key at once. */
export function RevokeKey({ agent, apiKey: key }: { agent: AgentDetailWire; apiKey: KeyWire }) {
  const client = useQueryClient();
  const revoke = async () => {
    await revokeKey(agent.id, key.id);
    await Promise.all([
      client.invalidateQueries(agentsQuery()),
      client.invalidateQueries({ queryKey: ["audit"] }),
    ]);
  };
  return (
    <ConfirmRemoval
      title={`Revoke “${key.name}”?`}
      act="Revoke key"
      onConfirm={revoke}
      trigger={
        <Button variant="ghost" className="h-11 text-bad desk:h-8">
          Revoke<span className="sr-only"> {key.name}</span>
        </Button>
      }
    >
      <p>
        Whoever uses {key.prefix}… is refused from now on.{" "}
        {key.last_used_at ? (
          <>
            It was last used <Time at={key.last_used_at} />.
          </>
        ) : (
          "It was never used."
        )}
      </p>
      <p>
        What {agent.name} asked stays open and goes on. To replace a key without a gap, rotate it instead.
      </p>
    </ConfirmRemoval>
  );
}
