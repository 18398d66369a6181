"use client";

import { X } from "lucide-react";
import { fieldIdOf } from "../form/field-id";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import type { EvidenceDraft } from "./draft";

interface EvidenceWordsProps {
  index: number;
  row: EvidenceDraft;
  invalid: boolean;
  onChange: (part: Partial<EvidenceDraft>) => void;
  onRemove?: () => void;
}

/** A link or a few words, and what they are called. */
export function EvidenceWords({ index, row, invalid, onChange, onRemove }: EvidenceWordsProps) {
  return (
    <div className="flex items-start gap-1">
      <div className="flex min-w-0 flex-1 flex-wrap gap-1">
        <Input
          id={fieldIdOf(`/evidence/${index}`)}
          aria-label={`Evidence ${index + 1}: link or a few words`}
          aria-invalid={invalid || undefined}
          placeholder="Link, or a few words"
          className="flex-2 basis-48"
          maxLength={5_000}
          value={row.content}
          onChange={(event) => onChange({ content: event.target.value })}
        />
        <Input
          aria-label={`Evidence ${index + 1}: label`}
          placeholder="Label, such as Run log"
          className="flex-1 basis-32"
          maxLength={200}
          value={row.label}
          onChange={(event) => onChange({ label: event.target.value })}
        />
      </div>
      {onRemove && (
        <Button
          variant="ghost"
          size="icon"
          className="max-desk:size-11"
          aria-label={`Remove evidence ${index + 1}`}
          onClick={onRemove}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
