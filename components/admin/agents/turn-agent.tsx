"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { AgentDetailWire } from "@/core/wire/agents";
import { agentsQuery, changeAgent } from "../../queries/agents";
import { Button } from "../../ui/button";
import { ConfirmRemoval } from "../confirm-removal";
import { Line } from "../line";
import { useSave } from "../use-save";

/** Turns an agent off, or on again. */
export function TurnAgent({ agent: { id, name, active, open_intents } }: { agent: AgentDetailWire }) {
  const client = useQueryClient();
  const on = useSave({
    send: () => changeAgent(id, { active: true }),
    stale: [agentsQuery().queryKey, ["audit"]],
    done: "Agent turned on",
  });
  const turnOff = async () => {
    await changeAgent(id, { active: false });
    await Promise.all([
      client.invalidateQueries(agentsQuery()),
      client.invalidateQueries({ queryKey: ["audit"] }),
    ]);
  };
  if (!active)
    return (
      <Line text="Turned off: its keys are refused. What it asked goes on.">
        <Button className="h-11 desk:h-8" pending={on.saving} onClick={() => void on.save(undefined)}>
          Turn on
        </Button>
      </Line>
    );
  return (
    <Line text="Turned off, its keys are refused at once, and work again when it is turned on.">
      <ConfirmRemoval
        title={`Turn off ${name}?`}
        act="Turn off"
        onConfirm={turnOff}
        trigger={<Button className="h-11 desk:h-8">Turn off…</Button>}
      >
        <p>Its keys are refused from now on: it asks nothing more and reads no answers.</p>
        <p>
          {open_intents === 0
            ? "Nothing that it asked is open."
            : `What it asked goes on: ${open_intents} open ${open_intents === 1 ? "request stays" : "requests stay"} with people, and callbacks still go out.`}
        </p>
      </ConfirmRemoval>
    </Line>
  );
}
