"use client";

import { Component, type ReactNode, useState } from "react";
import type { Flaw } from "@/core/errors";
import { isJsonObject, type Json, type JsonObject } from "@/core/json";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { fieldIdOf } from "./field-id";

interface FormBoundaryProps {
  data: JsonObject;
  onChange: (data: JsonObject) => void;
  flaws: readonly Flaw[];
  children: ReactNode;
}

/** A form that cannot be drawn can still be answered, as JSON. */
export class FormBoundary extends Component<FormBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <JsonField {...this.props} /> : this.props.children;
  }
}

function JsonField({ data, onChange, flaws }: FormBoundaryProps) {
  const [text, setText] = useState(() => JSON.stringify(data, null, 2));
  const parsed = objectIn(text);
  const wrong = flaws
    .filter(({ pointer }) => pointer.startsWith("/data"))
    .map(({ pointer, detail }) => `${pointer.slice(5)} ${detail}`);
  const change = (next: string) => {
    setText(next);
    const object = objectIn(next);
    if (object) onChange(object);
  };
  return (
    <Field
      id={fieldIdOf("/data")}
      label="Answer as JSON"
      help="This form cannot be drawn, so write what it asks for as a JSON object."
      error={parsed ? wrong.join(" ") : "This is not a JSON object."}
    >
      {(wiring) => (
        <Textarea
          {...wiring}
          rows={8}
          className="font-mono"
          spellCheck={false}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

function objectIn(text: string): JsonObject | null {
  try {
    const value: Json = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
