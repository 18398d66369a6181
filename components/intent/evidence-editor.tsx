"use client";

import clsx from "clsx";
import { Plus } from "lucide-react";
import { type ClipboardEvent, type DragEvent, useState } from "react";
import { fieldIdOf } from "../form/field-id";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field";
import type { EvidenceDraft } from "./draft";
import { AttachedFile, UploadRow } from "./evidence-files";
import { EvidenceWords } from "./evidence-words";
import { FileChooser } from "./file-chooser";
import type { Uploads } from "./use-uploads";

const MOST = 20;

interface EvidenceEditorProps {
  evidence: EvidenceDraft[];
  uploads: Uploads;
  required: boolean;
  error?: string;
  onChange: (evidence: EvidenceDraft[]) => void;
}

/** What shows that something was done: files, links and short texts. Files may be chosen, dropped here or pasted. */
export function EvidenceEditor({ evidence, uploads, required, error, onChange }: EvidenceEditorProps) {
  const id = fieldIdOf("/evidence");
  const { isOver, ...dropping } = useDropping(uploads.add);
  const rows = evidence.length > 0 || uploads.list.length > 0 ? evidence : [blank(0)];
  const change = (index: number, part: Partial<EvidenceDraft>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const remove = (row: EvidenceDraft) => {
    uploads.remove(row);
    document.getElementById(`${id}+`)?.focus();
  };
  const hasRoom = rows.length + uploads.list.length < MOST;
  return (
    <fieldset
      id={id}
      aria-describedby={`${id}-help${error ? ` ${id}-error` : ""}`}
      className={clsx(
        "flex min-w-0 flex-col gap-1 rounded-md",
        isOver && "outline-2 outline-offset-4 outline-accent",
      )}
      {...dropping}
    >
      <legend className="font-medium">
        Evidence
        {!required && <span className="ml-1.5 font-normal text-ink-faint"> optional</span>}
      </legend>
      <p id={`${id}-help`} className="text-sm text-ink-muted">
        Files, links, or a few words. Files can also be dropped or pasted here, up to 10 MB each.
      </p>
      <ol className="flex flex-col gap-2">
        {rows.map((row, index) => (
          <li key={row.key}>
            {row.file ? (
              <AttachedFile evidence={row} onRemove={() => remove(row)} />
            ) : (
              <EvidenceWords
                index={index}
                row={row}
                invalid={error !== undefined}
                onChange={(part) => change(index, part)}
                onRemove={evidence.length > 0 ? () => remove(row) : undefined}
              />
            )}
          </li>
        ))}
        {uploads.list.map((upload) => (
          <li key={upload.key}>
            <UploadRow upload={upload} uploads={uploads} />
          </li>
        ))}
      </ol>
      {hasRoom && (
        <div className="flex flex-wrap gap-2 pt-1">
          <FileChooser onChoose={uploads.add} />
          <Button
            id={`${id}+`}
            variant="ghost"
            className="max-desk:h-11"
            onClick={() => onChange([...rows, blank(Date.now())])}
          >
            <Plus aria-hidden /> Add a link or words
          </Button>
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}

/** Files that are dropped on something, or pasted into it. Text is left to the field that it goes to. */
function useDropping(add: (files: Iterable<File>) => void) {
  const [isOver, setOver] = useState(false);
  const take = (event: DragEvent | ClipboardEvent, data: DataTransfer) => {
    setOver(false);
    if (data.files.length === 0) return;
    event.preventDefault();
    add([...data.files]);
  };
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => take(event, event.dataTransfer),
    onPaste: (event: ClipboardEvent) => take(event, event.clipboardData),
  };
}

const blank = (key: number): EvidenceDraft => ({ key: `evidence-${key}`, label: "", content: "" });
