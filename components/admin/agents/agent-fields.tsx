"use client";

import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { OwnerField } from "./owner-field";

/** What can be changed about an agent, as its fields hold it: "" where there is none. */
export interface AgentDraft {
  name: string;
  callback: string;
  /** An e-mail address. */
  owner: string;
}

interface AgentFieldsProps {
  draft: AgentDraft;
  onChange: (draft: AgentDraft) => void;
  flawAt: (pointer: string) => string | undefined;
  readOnly?: boolean;
}

/** The JSON pointers that have a field here. */
export const AGENT_POINTERS = ["/name", "/callback_url", "/owner"];

export function AgentFields({ draft, onChange, flawAt, readOnly = false }: AgentFieldsProps) {
  const { name, callback, owner } = draft;
  return (
    <>
      <Field label="Name" help="As people see it beside its questions." error={flawAt("/name")}>
        {(wiring) => (
          <Input
            {...wiring}
            value={name}
            maxLength={100}
            readOnly={readOnly}
            onChange={({ target }) => onChange({ ...draft, name: target.value })}
          />
        )}
      </Field>
      <Field
        label="Callback URL"
        required={false}
        help="Told when somebody answers, for agents that do not stay up. A question may name another."
        error={flawAt("/callback_url")}
      >
        {(wiring) => (
          <Input
            {...wiring}
            type="url"
            inputMode="url"
            placeholder="https://agent.example/hooks"
            value={callback}
            readOnly={readOnly}
            onChange={({ target }) => onChange({ ...draft, callback: target.value })}
          />
        )}
      </Field>
      <OwnerField
        owner={owner}
        readOnly={readOnly}
        error={flawAt("/owner")}
        onChange={(ref) => onChange({ ...draft, owner: ref })}
      />
    </>
  );
}

/** What is sent of it. */
export const agentFieldsOf = ({ name, callback, owner }: AgentDraft) => ({
  name,
  callback_url: callback.trim() || null,
  owner: owner || null,
});
