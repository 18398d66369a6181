"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Field } from "../../ui/field";
import { Textarea } from "../../ui/textarea";
import { placeIn } from "./place";

interface ExpressionFieldProps {
  label: string;
  help?: ReactNode;
  required?: boolean;
  value: string;
  onChange: (text: string) => void;
  /** What the server says is wrong, with its line and column. */
  error: string | undefined;
  readOnly?: boolean;
}

/** A condition in CEL. What is wrong is shown at its place, and the caret goes there. */
export function ExpressionField({
  label,
  help,
  required,
  value,
  onChange,
  error,
  readOnly,
}: ExpressionFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const checked = useRef(value);
  useEffect(() => {
    const place = error === undefined ? null : placeIn(error, checked.current);
    if (!place) return;
    field.current?.focus();
    field.current?.setSelectionRange(place.offset, place.offset);
  }, [error]);
  const place = error === undefined ? null : placeIn(error, value);
  return (
    <Field
      label={label}
      help={help}
      required={required}
      error={error && <Wrong words={error} place={place} />}
    >
      {(wiring) => (
        <Textarea
          {...wiring}
          ref={field}
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          readOnly={readOnly}
          className="font-mono desk:text-sm"
          value={value}
          onChange={({ target }) => {
            checked.current = target.value;
            onChange(target.value);
          }}
        />
      )}
    </Field>
  );
}

/** The words, and the line with a mark under the character that they are about. */
function Wrong({ words, place }: { words: string; place: ReturnType<typeof placeIn> }) {
  if (!place) return words;
  return (
    <>
      {words}
      <span aria-hidden className="mt-1 block overflow-x-auto font-mono whitespace-pre">
        {place.line}
        <span className="block">{`${" ".repeat(place.column - 1)}^`}</span>
      </span>
    </>
  );
}
