"use client";

import { Paperclip, RotateCw, X } from "lucide-react";
import { sizeInWords } from "@/core/file";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field";
import type { EvidenceDraft } from "./draft";
import type { Upload, Uploads } from "./use-uploads";

const ROW = "flex items-center gap-2 rounded-md border border-line bg-surface py-1 pr-1 pl-2.5";

/** A file that is there: it goes with the answer. */
export function AttachedFile({ evidence, onRemove }: { evidence: EvidenceDraft; onRemove: () => void }) {
  const { file, label } = evidence;
  if (!file) return null;
  return (
    <div className={ROW}>
      <Paperclip aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        <span className="text-sm text-ink-muted">{sizeInWords(file.size)}</span>
      </span>
      <RemoveButton name={label} onClick={onRemove} />
    </div>
  );
}

/** A file on its way, or one that did not get there and why. */
export function UploadRow({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const { key, file, share, problem, mayRetry } = upload;
  const percent = Math.round(share * 100);
  return (
    <div className={ROW}>
      <Paperclip aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <span className="block truncate">{file.name}</span>
        {problem === null ? (
          <div
            role="progressbar"
            aria-label={`Sending ${file.name}`}
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
            className="my-1.5 h-1 overflow-hidden rounded-full bg-line"
          >
            <div className="h-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
          </div>
        ) : (
          <div role="alert">
            <FieldError id={`${key}-error`}>{problem}</FieldError>
          </div>
        )}
      </div>
      {problem !== null && mayRetry && (
        <Button
          variant="ghost"
          size="icon"
          className="max-desk:size-11"
          aria-label={`Send ${file.name} again`}
          title="Send again"
          onClick={() => uploads.retry(key)}
        >
          <RotateCw aria-hidden />
        </Button>
      )}
      <RemoveButton name={file.name} onClick={() => uploads.drop(key)} />
    </div>
  );
}

function RemoveButton({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <Button
      variant="ghost"
      size="icon"
      className="max-desk:size-11"
      aria-label={`Remove ${name}`}
      title="Remove"
      onClick={onClick}
    >
      <X aria-hidden />
    </Button>
  );
}
