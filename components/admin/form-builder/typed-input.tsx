"use client";

import { type ComponentProps, useState } from "react";
import type { FieldWiring } from "../../ui/field";
import { Input } from "../../ui/input";
import { Textarea } from "../../ui/textarea";

interface Typed<T> {
  /** What the text stands for; null where it is none. */
  read: (text: string) => T | null;
  write: (value: T) => string;
  value: T;
  onChange: (value: T) => void;
}

/** A text that stands for a value. What is half typed stays as it is, and another value from outside replaces it. */
export function useTyped<T>({ read, write, value, onChange }: Typed<T>) {
  const [text, setText] = useState(() => write(value));
  const [seen, setSeen] = useState(() => write(value));
  const now = write(value);
  if (now !== seen) {
    setSeen(now);
    const mine = read(text);
    if (mine === null || write(mine) !== now) setText(now);
  }
  const type = (next: string) => {
    setText(next);
    const typed = read(next);
    if (typed !== null) onChange(typed);
  };
  return { text, type, isValue: read(text) !== null };
}

interface NumberInputProps {
  wiring: FieldWiring;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  whole: boolean;
  disabled?: boolean;
}

interface Limit {
  number: number | undefined;
}

/** A number that may be left out. */
export function NumberInput({ wiring, value, onChange, whole, disabled }: NumberInputProps) {
  const { text, type, isValue } = useTyped<Limit>({
    value: { number: value },
    read: (typed) => readNumber(typed, whole),
    write: ({ number }) => (number === undefined ? "" : String(number)),
    onChange: ({ number }) => onChange(number),
  });
  return (
    <Input
      {...wiring}
      inputMode="decimal"
      autoComplete="off"
      className="tabular-nums"
      disabled={disabled}
      aria-invalid={isValue ? wiring["aria-invalid"] : true}
      value={text}
      onChange={({ target }) => type(target.value)}
    />
  );
}

function readNumber(text: string, whole: boolean): Limit | null {
  const trimmed = text.trim().replace(",", ".");
  if (trimmed === "") return { number: undefined };
  const number = Number(trimmed);
  return Number.isFinite(number) && (!whole || Number.isInteger(number)) ? { number } : null;
}

interface LinesInputProps extends Pick<ComponentProps<"textarea">, "rows" | "disabled"> {
  wiring: FieldWiring;
  value: string[];
  onChange: (lines: string[]) => void;
}

/** Texts, one to a line, each once. */
export function LinesInput({ wiring, value, onChange, ...rest }: LinesInputProps) {
  const { text, type } = useTyped<string[]>({
    value,
    read: (typed) => [...new Set(typed.split("\n").map((line) => line.trim()))].filter((line) => line !== ""),
    write: (lines) => lines.join("\n"),
    onChange,
  });
  return <Textarea {...wiring} {...rest} value={text} onChange={({ target }) => type(target.value)} />;
}
