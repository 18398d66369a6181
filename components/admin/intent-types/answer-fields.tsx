"use client";

import { TASK_TYPES } from "@/core/task-types";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { FieldError } from "../../ui/field";
import { Switch } from "../../ui/switch";
import { FormBuilder } from "../form-builder/form-builder";
import type { TypeDraft } from "./draft";
import { type Editing, errorUnder } from "./editing";
import { OutcomesEditor } from "./outcomes-editor";

interface AnswerFieldsProps extends Editing {
  saved: TypeDraft | null;
  onBroken: (broken: boolean) => void;
}

/** What an answer is, and what it has to carry. */
export function AnswerFields({ saved, onBroken, ...editing }: AnswerFieldsProps) {
  const { draft, change, flaws, mayEdit } = editing;
  const isForm = TASK_TYPES[draft.task_type].collects === "form";
  return (
    <>
      <Card title="The answer">
        <div className="flex flex-col gap-4">
          <OutcomesEditor {...editing} />
          <div className="flex flex-col desk:gap-1">
            <Switch
              label="A comment is required"
              disabled={!mayEdit}
              checked={draft.required_comment ?? false}
              onCheckedChange={(required_comment) => change({ required_comment })}
            />
            <Switch
              label="Evidence is required: a link, a file or a few words"
              disabled={!mayEdit}
              checked={draft.evidence_required ?? false}
              onCheckedChange={(evidence_required) => change({ evidence_required })}
            />
          </div>
        </div>
      </Card>
      <Card
        title="The form"
        actions={
          mayEdit &&
          draft.form_schema &&
          !isForm && (
            <Button variant="ghost" size="sm" onClick={() => change({ form_schema: undefined })}>
              Without a form
            </Button>
          )
        }
      >
        {draft.form_schema || isForm ? (
          <>
            <FormBuilder
              schema={draft.form_schema ?? EMPTY_FORM}
              saved={saved?.form_schema ?? null}
              flaws={flaws}
              pointer="/form_schema"
              mayEdit={mayEdit}
              onChange={(form_schema) => change({ form_schema })}
              onBroken={onBroken}
            />
          </>
        ) : (
          <div className="flex flex-col items-start gap-2">
            <p className="text-ink-muted">
              Whoever lets the agent go on can be asked for more than a word: for fields that the agent gets
              as typed data.
            </p>
            {mayEdit && (
              <Button className="max-desk:h-11" onClick={() => change({ form_schema: EMPTY_FORM })}>
                Add a form
              </Button>
            )}
          </div>
        )}
        {!draft.form_schema && errorUnder(flaws, "/form_schema") && (
          <div className="pt-2">
            <FieldError id="form-missing">{errorUnder(flaws, "/form_schema")}</FieldError>
          </div>
        )}
      </Card>
    </>
  );
}

const EMPTY_FORM = { type: "object", properties: {} };
