"use client";

import { useQuery } from "@tanstack/react-query";
import { outcomeLabel } from "@/core/outcome-words";
import { PRIORITIES, RISKS } from "@/core/intent";
import type { RuleWire } from "@/core/wire/rules";
import { choicesQuery } from "../../queries/choices";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select, type SelectOption } from "../../ui/select";
import { Switch } from "../../ui/switch";
import { useMayEdit } from "../may-edit";
import { ExpressionField } from "./expression-field";

export type RuleDraft = Omit<RuleWire, "id">;

interface RuleFormProps {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  flawAt: (pointer: string) => string | undefined;
}

/** Stands for nothing chosen. */
const NONE = "-";
/** What can be given without a person, by name; others are for the API to say. */
const OUTCOMES = ["approved", "rejected", "confirmed", "denied", "declined", "failed"];

const options = (none: string, names: readonly string[], label = outcomeLabel): SelectOption[] => [
  { value: NONE, label: none },
  ...names.map((value) => ({ value, label: label(value) })),
];

/** What a rule is called, when it holds and what it does. */
export function RuleForm({ draft, onChange, flawAt }: RuleFormProps) {
  const mayEdit = useMayEdit();
  const policies = useQuery(choicesQuery()).data?.policies ?? [];
  const { then } = draft;
  const set = <K extends keyof RuleDraft["then"]>(key: K, value: string) => {
    const { [key]: _, ...rest } = then;
    onChange({ ...draft, then: value === NONE ? rest : { ...rest, [key]: value } });
  };
  const nameOf = (slug: string) => policies.find((policy) => policy.slug === slug)?.name ?? slug;
  const slugs = [...new Set([...policies.map(({ slug }) => slug), ...(then.policy ? [then.policy] : [])])];
  const outcomes = [...new Set([...OUTCOMES, ...(then.decide ? [then.decide] : [])])];
  const choice = (key: keyof RuleDraft["then"], label: string, offered: SelectOption[]) => (
    <Field label={label} error={flawAt(`/then/${key}`)}>
      {(wiring) => (
        <Select
          {...wiring}
          disabled={!mayEdit}
          value={then[key] ?? NONE}
          onValueChange={(value) => set(key, value)}
          options={offered}
        />
      )}
    </Field>
  );
  return (
    <div className="flex flex-col gap-5">
      <Field label="Name" help="People read it where the rule decided or routed." error={flawAt("/name")}>
        {(wiring) => (
          <Input
            {...wiring}
            readOnly={!mayEdit}
            maxLength={100}
            value={draft.name}
            onChange={({ target }) => onChange({ ...draft, name: target.value })}
          />
        )}
      </Field>
      <ExpressionField
        label="When"
        help="A condition in CEL. Where it cannot be told, because a field is missing, the rule is passed over."
        value={draft.when}
        readOnly={!mayEdit}
        error={flawAt("/when")}
        onChange={(when) => onChange({ ...draft, when })}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-medium">Then</legend>
        {flawAt("/then") && <p className="text-sm text-bad">{flawAt("/then")}</p>}
        {choice("decide", "Decision", options("Ask people", outcomes))}
        {choice("policy", "Policy", options("As the request says", slugs, nameOf))}
        <div className="grid gap-3 sm:grid-cols-2">
          {choice("priority", "Priority", options("As the request says", PRIORITIES))}
          {choice("risk", "Risk", options("As the request says", RISKS))}
        </div>
      </fieldset>
      <Switch
        label="This rule is on"
        disabled={!mayEdit}
        checked={draft.enabled}
        onCheckedChange={(enabled) => onChange({ ...draft, enabled })}
      />
    </div>
  );
}
