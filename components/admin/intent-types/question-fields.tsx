"use client";

import { PRIORITIES, RISKS } from "@/core/intent";
import { type Collects, TASK_TYPE_NAMES, TASK_TYPES } from "@/core/task-types";
import { TASK_LOOKS } from "../../inbox/task-glyph";
import { outcomeLabel } from "../../intent/outcome-words";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { Textarea } from "../../ui/textarea";
import { type Editing, errorUnder } from "./editing";

/** What whoever answers has to give. */
const COLLECTS: Readonly<Record<Collects, string>> = {
  nothing: "It takes a word, and a comment where somebody has one.",
  form: "It takes the fields of a form.",
  answer: "It takes an answer in words, or in the fields of a form.",
  evidence: "It takes word that something was done, with evidence.",
  assignee: "It takes who shall do it.",
  justification: "It takes an exception, always with a justification.",
};

const TASK_OPTIONS = TASK_TYPE_NAMES.map((value) => ({ value, label: TASK_LOOKS[value].name }));
const NONE = "none";
const RISK_OPTIONS = [
  { value: NONE, label: "Not said" },
  ...RISKS.map((value) => ({ value, label: outcomeLabel(value) })),
];
const PRIORITY_OPTIONS = PRIORITIES.map((value) => ({ value, label: outcomeLabel(value) }));

/** What is asked, and how it is put. */
export function QuestionFields({ draft, change, flaws, mayEdit }: Editing) {
  return (
    <Card title="The question">
      <div className="flex flex-col gap-4">
        <Field
          label="Name"
          help="Agents send it as intent_type. Under another name they no longer find what stands here."
          error={errorUnder(flaws, "/name")}
        >
          {(wiring) => (
            <Input
              {...wiring}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              placeholder="intent.data.export.v1"
              disabled={!mayEdit}
              value={draft.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Field
          label="Kind of answer"
          help={COLLECTS[TASK_TYPES[draft.task_type].collects]}
          error={errorUnder(flaws, "/task_type")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              disabled={!mayEdit}
              options={TASK_OPTIONS}
              value={draft.task_type}
              onValueChange={(value) => {
                const task_type = TASK_TYPE_NAMES.find((each) => each === value);
                // Its outcomes are other words, so what was narrowed or chosen among them goes with it.
                if (task_type) change({ task_type, allowed_outcomes: undefined, on_timeout: undefined });
              }}
            />
          )}
        </Field>
        <Field
          label="Title"
          required={false}
          help="Where an agent sends none of its own."
          error={errorUnder(flaws, "/title")}
        >
          {(wiring) => (
            <Input
              {...wiring}
              autoComplete="off"
              maxLength={200}
              disabled={!mayEdit}
              value={draft.title ?? ""}
              onChange={({ target }) => change({ title: target.value })}
            />
          )}
        </Field>
        <Field
          label="Description"
          required={false}
          help="Markdown. Shown as the agent’s words, which may replace it."
          error={errorUnder(flaws, "/description")}
        >
          {(wiring) => (
            <Textarea
              {...wiring}
              disabled={!mayEdit}
              value={draft.description ?? ""}
              onChange={({ target }) => change({ description: target.value })}
            />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Risk" error={errorUnder(flaws, "/risk")}>
            {(wiring) => (
              <Select
                {...wiring}
                disabled={!mayEdit}
                options={RISK_OPTIONS}
                value={draft.risk ?? NONE}
                onValueChange={(value) => change({ risk: RISKS.find((each) => each === value) })}
              />
            )}
          </Field>
          <Field label="Priority" error={errorUnder(flaws, "/priority")}>
            {(wiring) => (
              <Select
                {...wiring}
                disabled={!mayEdit}
                options={PRIORITY_OPTIONS}
                value={draft.priority ?? "normal"}
                onValueChange={(value) => change({ priority: PRIORITIES.find((each) => each === value) })}
              />
            )}
          </Field>
        </div>
      </div>
    </Card>
  );
}
