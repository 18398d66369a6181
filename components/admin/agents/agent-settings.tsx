"use client";

import { useState } from "react";
import type { AgentDetailWire } from "@/core/wire/agents";
import { agentsQuery, changeAgent } from "../../queries/agents";
import { Section } from "../../ui/card";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";
import { AGENT_POINTERS, type AgentDraft, AgentFields, agentFieldsOf } from "./agent-fields";

const draftOf = ({ name, callback_url, owner }: AgentDetailWire): AgentDraft => ({
  name,
  callback: callback_url ?? "",
  owner: owner?.email ?? "",
});

/** What an agent is called, where it is called, and who answers for it. */
export function AgentSettings({ agent }: { agent: AgentDetailWire }) {
  const saved = draftOf(agent);
  const [draft, setDraft] = useState(saved);
  const mayEdit = useMayEdit();
  const saver = useSave({
    send: (changed: AgentDraft) => changeAgent(agent.id, changesIn(saved, changed)),
    stale: [agentsQuery().queryKey, ["audit"]],
    done: "Agent saved",
  });
  const discard = () => {
    setDraft(saved);
    saver.reset();
  };
  const save = async () => {
    const after = await saver.save(draft);
    if (after) setDraft(draftOf(after));
  };
  return (
    <Section title="Settings">
      <div className="flex flex-col gap-4">
        <AgentFields draft={draft} onChange={setDraft} flawAt={saver.flawAt} readOnly={!mayEdit} />
        <Problem problem={saver.problem} shown={AGENT_POINTERS} />
        <SaveBar
          dirty={JSON.stringify(draft) !== JSON.stringify(saved)}
          saving={saver.saving}
          onSave={() => void save()}
          onDiscard={discard}
        />
      </div>
    </Section>
  );
}

/** Only what differs is sent: an owner who has left stays where nobody takes their place. */
function changesIn(before: AgentDraft, after: AgentDraft): Partial<ReturnType<typeof agentFieldsOf>> {
  const fields = agentFieldsOf(after);
  return {
    ...(after.name !== before.name && { name: fields.name }),
    ...(after.callback !== before.callback && { callback_url: fields.callback_url }),
    ...(after.owner !== before.owner && { owner: fields.owner }),
  };
}
