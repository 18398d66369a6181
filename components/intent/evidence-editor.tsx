"use client";

import { Plus, X } from "lucide-react";
import { fieldIdOf } from "../form/field-id";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field";
import { Input } from "../ui/input";
import type { EvidenceDraft } from "./draft";

const MOST = 20;

interface EvidenceEditorProps {
  evidence: EvidenceDraft[];
  required: boolean;
  error?: string;
  onChange: (evidence: EvidenceDraft[]) => void;
}

/** Links and short texts that show that something was done. */
export function EvidenceEditor({ evidence, required, error, onChange }: EvidenceEditorProps) {
  const id = fieldIdOf("/evidence");
  const rows = evidence.length > 0 ? evidence : [blank(0)];
  const change = (index: number, part: Partial<EvidenceDraft>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const remove = (index: number) => {
    onChange(rows.filter((_, at) => at !== index));
    document.getElementById(`${id}+`)?.focus();
  };
  return (
    <fieldset
      id={id}
      aria-describedby={error ? `${id}-error` : undefined}
      className="flex min-w-0 flex-col gap-1"
    >
      <legend className="font-medium">
        Evidence
        {!required && <span className="ml-1.5 font-normal text-ink-faint">optional</span>}
      </legend>
      <ol className="flex flex-col gap-2">
        {rows.map((row, index) => (
          <li key={row.key} className="flex items-start gap-1">
            <div className="flex min-w-0 flex-1 flex-wrap gap-1">
              <Input
                id={fieldIdOf(`/evidence/${index}`)}
                aria-label={`Evidence ${index + 1}: link or a few words`}
                aria-invalid={error ? true : undefined}
                placeholder="Link, or a few words"
                className="flex-2 basis-48"
                maxLength={5_000}
                value={row.content}
                onChange={(event) => change(index, { content: event.target.value })}
              />
              <Input
                aria-label={`Evidence ${index + 1}: label`}
                placeholder="Label, such as Run log"
                className="flex-1 basis-32"
                maxLength={200}
                value={row.label}
                onChange={(event) => change(index, { label: event.target.value })}
              />
            </div>
            {evidence.length > 0 && (
              <Button
                variant="ghost"
                size="icon"
                className="max-desk:size-11"
                aria-label={`Remove evidence ${index + 1}`}
                onClick={() => remove(index)}
              >
                <X aria-hidden />
              </Button>
            )}
          </li>
        ))}
      </ol>
      {rows.length < MOST && (
        <div>
          <Button
            id={`${id}+`}
            variant="ghost"
            className="max-desk:h-11"
            onClick={() => onChange([...rows, blank(Date.now())])}
          >
            <Plus aria-hidden /> Add evidence
          </Button>
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}

const blank = (key: number): EvidenceDraft => ({ key: `evidence-${key}`, label: "", content: "" });
