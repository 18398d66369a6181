import { useEffect, useRef, useState } from "react";
import type { FieldWiring } from "../ui/field";
import { Input } from "../ui/input";

/** Hours and minutes are typed one after the other: both shall be there before they are saved. */
const SETTLED_MS = 700;

interface TimeOfDayProps {
  wiring: FieldWiring;
  /** "08:00" */
  value: string;
  onChange: (value: string) => void;
}

/** A time of day that counts once it has been left alone for a moment, or left. */
export function TimeOfDay({ wiring, value, onChange }: TimeOfDayProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const settle = (text: string) => {
    clearTimeout(timer.current);
    setTyped(null);
    if (text !== "" && text !== value) onChange(text);
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    if (text !== "") timer.current = setTimeout(() => settle(text), SETTLED_MS);
  };
  return (
    <Input
      {...wiring}
      type="time"
      value={typed ?? value}
      onChange={({ target }) => type(target.value)}
      onBlur={({ target }) => settle(target.value)}
    />
  );
}
