"use client";

import { lazy, Suspense, useMemo } from "react";
import type { Flaw } from "@/core/errors";
import { TASK_TYPES } from "@/core/task-types";
import type { IntentWire } from "@/core/wire/intent";
import { fieldIdOf } from "../form/field-id";
import { initialData } from "../form/form-data";
import type { Pickable } from "../queries/people";
import { Field, FieldError } from "../ui/field";
import { Skeleton } from "../ui/skeleton";
import { Textarea } from "../ui/textarea";
import { type Choice, choicesOf, commentLabel, needsOf } from "./choices";
import { assigneeIsInForm, type Draft } from "./draft";
import { EvidenceEditor } from "./evidence-editor";
import { TASK_WORDS } from "./task-words";
import { PeoplePicker } from "./people-picker";
import type { Uploads } from "./use-uploads";
import { useHydrated } from "./use-hydrated";

/** Fetched only where a question has a form. */
const SchemaForm = lazy(() => import("../form/schema-form").then((file) => ({ default: file.SchemaForm })));

interface AnswerFieldsProps {
  intent: IntentWire;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  flaws: readonly Flaw[];
  people: readonly Pickable[];
  uploads: Uploads;
}

/** Whatever this kind of question collects: one set of fields over data, for all of them. */
export function AnswerFields({ intent, draft, change, flaws, people, uploads }: AnswerFieldsProps) {
  const needs = choicesOf(intent).map((choice) => ({ choice, ...needsOf(intent, choice.outcome) }));
  const wants = (part: "form" | "evidence" | "assignee") => needs.some((need) => need[part]);
  const errorAt = (pointer: string) =>
    flaws.find((flaw) => flaw.pointer === pointer || flaw.pointer.startsWith(`${pointer}/`))?.detail;
  return (
    <>
      {wants("form") && <FormPart {...{ intent, draft, change, flaws }} />}
      {wants("assignee") && !assigneeIsInForm(intent) && (
        <AssigneePart
          assignee={draft.assignee}
          people={people}
          error={errorAt("/data/assignee")}
          change={change}
        />
      )}
      {(TASK_TYPES[intent.task_type].collects === "evidence" || wants("evidence")) && (
        <EvidenceEditor
          evidence={draft.evidence}
          uploads={uploads}
          required={wants("evidence")}
          error={errorAt("/evidence")}
          onChange={(evidence) => change({ evidence })}
        />
      )}
      <CommentPart
        intent={intent}
        needing={needs.filter((need) => need.comment).map((need) => need.choice)}
        all={needs.length}
        error={errorAt("/comment")}
        draft={draft}
        change={change}
      />
    </>
  );
}

type FormPartProps = Pick<AnswerFieldsProps, "intent" | "draft" | "change" | "flaws">;

function FormPart({ intent, draft, change, flaws }: FormPartProps) {
  const hydrated = useHydrated();
  const schema = intent.form_schema;
  const fresh = useMemo(() => (schema ? initialData(schema) : {}), [schema]);
  if (!schema) return null;
  if (!hydrated) return <FormSkeleton />;
  return (
    <Suspense fallback={<FormSkeleton />}>
      <SchemaForm
        schema={schema}
        uiSchema={intent.ui_schema}
        data={draft.data ?? fresh}
        onChange={(data) => change({ data })}
        flaws={flaws}
      />
    </Suspense>
  );
}

function FormSkeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-4">
      {[0, 1, 2].map((row) => (
        <div key={row} className="flex flex-col gap-2">
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-9" />
        </div>
      ))}
    </div>
  );
}

interface AssigneePartProps {
  assignee: string;
  people: readonly Pickable[];
  error?: string;
  change: (part: Partial<Draft>) => void;
}

function AssigneePart({ assignee, people, error, change }: AssigneePartProps) {
  const id = fieldIdOf("/data/assignee");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        Who shall do it?
      </label>
      <PeoplePicker
        id={id}
        label="Who shall do it?"
        people={people}
        chosen={assignee === "" ? [] : [assignee]}
        onChange={(refs) => change({ assignee: refs.at(-1) ?? "" })}
        single
        freeText
        describedBy={error ? `${id}-error` : undefined}
        invalid={error !== undefined}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

interface CommentPartProps {
  intent: IntentWire;
  needing: Choice[];
  all: number;
  error?: string;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

function CommentPart({ intent, needing, all, error, draft, change }: CommentPartProps) {
  const always = needing.length === all;
  const help =
    intent.task_type === "override"
      ? "A sentence at least: whoever looks at this later has only what stands here."
      : !always && needing.length > 0
        ? `Needed for “${needing.map((choice) => choice.label).join("” and “")}”.`
        : undefined;
  return (
    <Field
      id={fieldIdOf("/comment")}
      label={commentLabel(intent)}
      required={always ? true : needing.length > 0 ? undefined : false}
      help={help}
      error={error}
    >
      {(wiring) => (
        <Textarea
          {...wiring}
          rows={TASK_TYPES[intent.task_type].collects === "answer" ? 4 : 2}
          placeholder={TASK_WORDS[intent.task_type].placeholder ?? undefined}
          maxLength={20_000}
          aria-keyshortcuts="c"
          value={draft.comment}
          onChange={(event) => change({ comment: event.target.value })}
        />
      )}
    </Field>
  );
}
