"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { denialOf, mayBeAutomatic, standardOutcomes } from "@/core/task-types";
import { outcomeLabel } from "../../intent/outcome-words";
import { PeoplePicker } from "../../intent/people-picker";
import { policyNamesQuery } from "../../queries/intent-types";
import { peopleQuery } from "../../queries/people";
import { Card } from "../../ui/card";
import { Field, FieldError } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { type Editing, errorUnder } from "./editing";

/** Who is asked, and what happens if nobody answers. */
export function AskingFields(editing: Editing) {
  return (
    <Card title="Who is asked, and how long">
      <div className="flex flex-col gap-4">
        <PolicyField {...editing} />
        <AssigneesField {...editing} />
        <TimeoutFields {...editing} />
        <Others {...editing} />
      </div>
    </Card>
  );
}

const NONE = "none";

function PolicyField({ draft, change, flaws, mayEdit }: Editing) {
  const { data: policies } = useQuery(policyNamesQuery());
  const known = policies ?? [];
  const { policy = "" } = draft;
  const options = [
    { value: NONE, label: "No policy" },
    ...known.map(({ slug, name }) => ({ value: slug, label: name })),
    ...(policy && !known.some(({ slug }) => slug === policy) ? [{ value: policy, label: policy }] : []),
  ];
  return (
    <Field
      label="Escalation policy"
      help="Says who is asked, reminded and asked next. It is copied into each request when that is made."
      error={errorUnder(flaws, "/policy")}
    >
      {(wiring) =>
        policies ? (
          <Select
            {...wiring}
            disabled={!mayEdit}
            options={options}
            value={policy || NONE}
            onValueChange={(value) => change({ policy: value === NONE ? undefined : value })}
          />
        ) : (
          <Input
            {...wiring}
            autoComplete="off"
            placeholder="The policy’s slug"
            disabled={!mayEdit}
            value={policy}
            onChange={({ target }) => change({ policy: target.value.trim() })}
          />
        )
      }
    </Field>
  );
}

function AssigneesField({ draft, change, flaws, mayEdit }: Editing) {
  const id = useId();
  const { data: people = [] } = useQuery(peopleQuery());
  const error = errorUnder(flaws, "/assignees");
  const { assignees = [] } = draft;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        People and teams <span className="ml-1.5 font-normal text-ink-faint">optional</span>
      </label>
      <p id={`${id}-help`} className="text-sm text-ink-muted">
        {draft.policy
          ? "Asked first, instead of the policy’s first level."
          : "Asked first. Without them and without a policy, each request says whom to ask."}
      </p>
      {mayEdit ? (
        <PeoplePicker
          id={id}
          label="People and teams"
          people={people}
          chosen={assignees}
          onChange={(refs) => change({ assignees: refs })}
          describedBy={error ? `${id}-help ${id}-error` : `${id}-help`}
          invalid={error !== undefined}
        />
      ) : (
        <Input id={id} readOnly value={assignees.join(", ") || "Nobody in particular"} />
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

const USUAL = "usual";
const NOTHING = "nothing";

function TimeoutFields({ draft, change, flaws, mayEdit }: Editing) {
  const outcomes = draft.allowed_outcomes ?? standardOutcomes(draft.task_type);
  const usual = denialOf(draft.task_type, outcomes);
  const able = outcomes.filter((outcome) => outcome && mayBeAutomatic(draft.task_type, outcomes, outcome));
  const { on_timeout } = draft;
  const options = [
    { value: USUAL, label: usual ? `As usual: ${outcomeLabel(usual)}` : "As usual: no outcome" },
    ...able.map((outcome) => ({ value: `=${outcome}`, label: outcomeLabel(outcome) })),
    ...(on_timeout && !able.includes(on_timeout)
      ? [{ value: `=${on_timeout}`, label: `${outcomeLabel(on_timeout)} (not offered)` }]
      : []),
    { value: NOTHING, label: "Close without an outcome" },
  ];
  const chosen = on_timeout === undefined ? USUAL : on_timeout === null ? NOTHING : `=${on_timeout}`;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Deadline"
        required={false}
        help="From when it is asked: 90s, 30m, 8h, 2d."
        error={errorUnder(flaws, "/timeout")}
      >
        {(wiring) => (
          <Input
            {...wiring}
            autoComplete="off"
            placeholder={draft.policy ? "As the policy says" : "1d"}
            disabled={!mayEdit}
            value={draft.timeout ?? ""}
            onChange={({ target }) => change({ timeout: target.value.trim() })}
          />
        )}
      </Field>
      <Field
        label="When it passes"
        help="What the agent is told then."
        error={errorUnder(flaws, "/on_timeout")}
      >
        {(wiring) => (
          <Select
            {...wiring}
            disabled={!mayEdit}
            options={options}
            value={chosen}
            onValueChange={(value) =>
              change({
                on_timeout: value === USUAL ? undefined : value === NOTHING ? null : value.slice(1),
              })
            }
          />
        )}
      </Field>
    </div>
  );
}

/** What came over the API and has no field here. */
function Others({ draft, flaws }: Editing) {
  const { remind_after, remind_every, max_reminders, escalate } = draft;
  const said = { remind_after, remind_every, max_reminders, escalate };
  const names = Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const error = names.map((name) => errorUnder(flaws, `/${name}`)).find(Boolean);
  if (names.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-sm text-ink-muted">
        The API also set <code className="font-mono">{names.join(", ")}</code>, which stays as it is.
      </p>
      {error && <FieldError id="others-error">{error}</FieldError>}
    </div>
  );
}
