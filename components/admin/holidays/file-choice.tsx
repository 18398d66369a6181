"use client";

import { FileUp, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../ui/button";
import { FieldError } from "../../ui/field";

export interface ChosenFile {
  name: string;
  text: string;
}

interface FileChoiceProps {
  file: ChosenFile | null;
  error: string | undefined;
  onChoose: (file: ChosenFile | null) => void;
}

const ERROR_ID = "calendar-file-error";

/** As much as a request can carry, with room for the quotes. */
const MOST_CHARACTERS = 200_000;

/** An iCalendar file from this computer, whose days take the place of the list. */
export function FileChoice({ file, error, onChoose }: FileChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    const text = await chosen.text();
    setTooLarge(text.length > MOST_CHARACTERS);
    onChoose(text.length > MOST_CHARACTERS ? null : { name: chosen.name, text });
    if (input.current) input.current.value = "";
  };
  const words = tooLarge ? "A calendar file has at most 200,000 characters." : error;
  return (
    <div className="flex flex-col gap-1.5">
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        aria-label="iCalendar file"
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => void read(target.files?.[0])}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          className="h-11 desk:h-8"
          aria-describedby={words ? ERROR_ID : undefined}
          onClick={() => input.current?.click()}
        >
          <FileUp aria-hidden className="size-4" />
          {file ? "Choose another file…" : "Take the days from a file…"}
        </Button>
        {file && (
          <Button variant="ghost" className="h-11 desk:h-8" onClick={() => onChoose(null)}>
            <X aria-hidden className="size-4" />
            Type them instead
          </Button>
        )}
      </div>
      <p className="text-sm text-ink-muted" role="status">
        {file
          ? `${file.name}: its all-day events become the days when you save, yearly ones for five years.`
          : "An iCalendar file (.ics), as public offices and calendars offer it."}
      </p>
      {words && <FieldError id={ERROR_ID}>{words}</FieldError>}
    </div>
  );
}
