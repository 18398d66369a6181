"use client";

import { RotateCcw } from "lucide-react";
import { type Json, pointerOf } from "@/core/json";
import { fieldIdOf } from "../form/field-id";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field";
import { Input } from "../ui/input";
import { Switch } from "../ui/switch";
import { Textarea } from "../ui/textarea";
import { placeInWords } from "./changes";
import { editKindOf, editText } from "./edit-values";
import type { Editing } from "./editing";
import { Revealed } from "./revealed";

/** One value that the reader may change before answering; it keeps its type. */
export function EditField({ value, pointer, editing }: { value: Json; pointer: string; editing: Editing }) {
  const place = pointerOf(["edits", pointer]);
  const id = fieldIdOf(place);
  const original = editText(value);
  const text = editing.texts[pointer] ?? original;
  const changed = text !== original;
  const error = editing.flaws.find((flaw) => flaw.pointer === place)?.detail;
  const label = `Edit ${placeInWords(pointer) || "the payload"}`;
  const change = (next: string) => editing.onEdit(pointer, next === original ? null : next);
  const wiring = {
    id,
    "aria-label": label,
    "aria-invalid": error ? true : undefined,
    "aria-describedby":
      [changed && `${id}-was`, error && `${id}-error`].filter(Boolean).join(" ") || undefined,
  } as const;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <EditControl value={value} text={text} wiring={wiring} onChange={change} />
        </div>
        {changed && (
          <Button
            variant="ghost"
            size="icon"
            className="max-desk:size-11"
            aria-label={`Undo the change of ${placeInWords(pointer)}`}
            title="Undo"
            onClick={() => editing.onEdit(pointer, null)}
          >
            <RotateCcw aria-hidden />
          </Button>
        )}
      </div>
      {changed && (
        <p id={`${id}-was`} className="text-sm text-ink-muted wrap-anywhere">
          Was <Was value={value} />
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

const BRIEF = 120;

function Was({ value }: { value: Json }) {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (text === "") return "empty";
  return (
    <del className="text-ink-muted">
      <Revealed>{text.length > BRIEF ? `${text.slice(0, BRIEF)}…` : text}</Revealed>
    </del>
  );
}

interface EditControlProps {
  value: Json;
  text: string;
  wiring: { id: string; "aria-label": string };
  onChange: (text: string) => void;
}

function EditControl({ value, text, wiring, onChange }: EditControlProps) {
  switch (editKindOf(value)) {
    case "switch":
      return (
        <Switch
          {...wiring}
          data-edit
          checked={text === "true"}
          onCheckedChange={(on) => onChange(String(on))}
        />
      );
    case "number":
      return (
        <Input
          {...wiring}
          data-edit
          inputMode="decimal"
          autoComplete="off"
          className="tabular-nums"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "text":
      return (
        <Input
          {...wiring}
          data-edit
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "long_text":
      return (
        <Textarea {...wiring} data-edit value={text} onChange={(event) => onChange(event.target.value)} />
      );
    case "json":
      return (
        <Textarea
          {...wiring}
          data-edit
          className="font-mono text-sm"
          spellCheck={false}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
