"use client";

import { useQuery } from "@tanstack/react-query";
import { PeoplePicker } from "../../intent/people-picker";
import { peopleQuery } from "../../queries/people";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";

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
  const people = useQuery(peopleQuery()).data ?? [];
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
      <Field
        label="Owner"
        required={false}
        help="Answers for the agent, and does not decide its questions unless a policy says so."
        error={flawAt("/owner")}
      >
        {({ id, "aria-describedby": describedBy, "aria-invalid": invalid }) =>
          readOnly ? (
            <Input id={id} readOnly value={owner || "Nobody"} aria-describedby={describedBy} />
          ) : (
            <PeoplePicker
              {...{ id, describedBy, invalid }}
              label="Owner"
              single
              people={people.filter(({ type }) => type === "user")}
              chosen={owner ? [owner] : []}
              onChange={([ref = ""]) => onChange({ ...draft, owner: ref })}
            />
          )
        }
      </Field>
    </>
  );
}

/** What is sent of it. */
export const agentFieldsOf = ({ name, callback, owner }: AgentDraft) => ({
  name,
  callback_url: callback.trim() || null,
  owner: owner || null,
});
