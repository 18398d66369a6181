"use client";

import { Paperclip, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field";
import { type FormWidgetProps, wiringOf } from "./wiring";

/** An answer has at most 256 KiB, and a data URL takes a third more than the file. */
const MOST_BYTES = 100 * 1024;

/** A small file that travels within the answer, as a data URL; larger ones are evidence. */
export function FileWidget(props: FormWidgetProps) {
  const { id, value, disabled, readonly, onChange, options, label } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const files: string[] = [value].flat().filter((each): each is string => typeof each === "string");
  const add = async (chosen: FileList | null) => {
    const [file] = chosen ?? [];
    if (!file) return;
    const room = MOST_BYTES - files.reduce((sum, each) => sum + each.length * 0.75, 0);
    if (file.size > room) return setProblem(`${file.name} is larger than ${MOST_BYTES / 1024} KB.`);
    setProblem(null);
    const url = await dataUrlOf(file);
    onChange(props.multiple ? [...files, url] : url);
  };
  const remove = (index: number) => {
    const left = files.filter((_, at) => at !== index);
    onChange(props.multiple ? left : undefined);
    document.getElementById(id)?.focus();
  };
  const isFull = !props.multiple && files.length > 0;
  return (
    <div className="flex flex-col items-start gap-1">
      {files.map((url, index) => (
        <span key={url} className="flex max-w-full items-center gap-1 rounded-md border border-line pl-2">
          <Paperclip aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <span className="truncate">{nameIn(url)}</span>
          <Button
            variant="ghost"
            size="icon"
            className="max-desk:size-11"
            aria-label={`Remove ${nameIn(url)}`}
            disabled={disabled || readonly}
            onClick={() => remove(index)}
          >
            <X aria-hidden />
          </Button>
        </span>
      ))}
      <input
        {...wiringOf(props)}
        id={id}
        type="file"
        aria-label={label}
        accept={typeof options.accept === "string" ? options.accept : undefined}
        disabled={disabled || readonly}
        hidden={isFull}
        className="max-w-full text-sm file:mr-2 file:h-11 file:rounded-md file:border file:border-line-strong/60 file:bg-surface file:px-3 file:font-medium desk:file:h-8"
        onChange={(event) => {
          void add(event.target.files);
          event.target.value = "";
        }}
      />
      {problem && <FieldError id={`${id}-problem`}>{problem}</FieldError>}
    </div>
  );
}

/** A data URL that carries the file's name, as form libraries write it. */
function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () =>
      resolve(String(reader.result).replace(";base64", `;name=${encodeURIComponent(file.name)};base64`));
    reader.onerror = () => reject(reader.error ?? new Error("the file cannot be read"));
    reader.readAsDataURL(file);
  });
}

function nameIn(url: string): string {
  const name = /;name=([^;,]*)/.exec(url.slice(0, 1_000))?.[1];
  return name === undefined ? "A file" : decodeURIComponent(name);
}
