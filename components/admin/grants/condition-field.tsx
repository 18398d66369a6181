"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { ExpressionField } from "../rules/expression-field";
import { newestQuery } from "../../queries/choices";
import { Field, FieldError } from "../../ui/field";
import { Input } from "../../ui/input";
import { RadioGroup } from "../../ui/radio-group";
import { Select } from "../../ui/select";
import { type Comparison, COMPARISONS, inCel, type SimpleCondition } from "./simple-condition";

/** How a grant is bounded: not at all, by one field of the payload, or by a condition in CEL. */
export interface Bound extends SimpleCondition {
  kind: "none" | "simple" | "cel";
  cel: string;
}

export const UNBOUND: Bound = { kind: "simple", field: "", comparison: "<=", value: "", cel: "" };

export function whenOf(bound: Bound): string | undefined {
  if (bound.kind === "none") return undefined;
  return bound.kind === "cel" ? bound.cel : inCel(bound);
}

export const isIncomplete = ({ kind, field, value }: Bound): boolean =>
  kind === "simple" && (field.trim() === "" || value.trim() === "");

const KINDS = [
  { value: "simple", label: "Only where a field of the payload is within a bound" },
  { value: "cel", label: "Only under a condition in CEL" },
  { value: "none", label: "Whatever it says" },
];

const OFFERED = Object.entries(COMPARISONS).map(([value, label]) => ({ value, label }));

interface ConditionFieldProps {
  bound: Bound;
  onChange: (bound: Bound) => void;
  error: string | undefined;
}

export function ConditionField({ bound, onChange, error }: ConditionFieldProps) {
  const list = useId();
  const { data: newest } = useQuery(newestQuery());
  const set = (more: Partial<Bound>) => onChange({ ...bound, ...more });
  const choose = (kind: Bound["kind"]) =>
    set({ kind, ...(kind === "cel" && bound.cel === "" && bound.field !== "" && { cel: inCel(bound) }) });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">What it may say</legend>
      <RadioGroup
        aria-label="What it may say"
        options={KINDS}
        value={bound.kind}
        onValueChange={(kind) => choose(kind as Bound["kind"])}
      />
      {bound.kind === "simple" && (
        <div className="grid items-end gap-2 sm:grid-cols-[1fr_8rem_1fr]">
          <Field label="Field">
            {(wiring) => (
              <Input
                {...wiring}
                list={list}
                placeholder="amount"
                autoCapitalize="off"
                value={bound.field}
                onChange={({ target }) => set({ field: target.value })}
              />
            )}
          </Field>
          <Field label="Is">
            {(wiring) => (
              <Select
                {...wiring}
                options={OFFERED}
                value={bound.comparison}
                onValueChange={(comparison) => set({ comparison: comparison as Comparison })}
              />
            )}
          </Field>
          <Field label="Value">
            {(wiring) => (
              <Input
                {...wiring}
                placeholder="100"
                value={bound.value}
                onChange={({ target }) => set({ value: target.value })}
              />
            )}
          </Field>
          <datalist id={list}>
            {Object.keys(newest?.payload ?? {}).map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
      )}
      {bound.kind === "simple" && error && <FieldError id={`${list}-error`}>{error}</FieldError>}
      {bound.kind === "cel" && (
        <ExpressionField label="Condition" value={bound.cel} onChange={(cel) => set({ cel })} error={error} />
      )}
    </fieldset>
  );
}
