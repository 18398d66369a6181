"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

/** What a control needs in order to be announced with its label, its help and its error. */
export interface FieldWiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  required: boolean | undefined;
}

interface FieldProps {
  label: ReactNode;
  /** Taken as it is, so that links in an error summary can name it. */
  id?: string;
  help?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** Shown at the end of the label's line. */
  aside?: ReactNode;
  children: (wiring: FieldWiring) => ReactNode;
}

export function Field({ label, id, help, error, required, aside, children }: FieldProps) {
  const own = useId();
  const base = id ?? own;
  const describedBy =
    [help && `${base}-help`, error && `${base}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={base} className="font-medium wrap-anywhere">
          {label}
          {required === false && <span className="ml-1.5 font-normal text-ink-faint"> optional</span>}
        </label>
        {aside}
      </div>
      {help && (
        <p id={`${base}-help`} className="text-sm text-ink-muted">
          {help}
        </p>
      )}
      {children({
        id: base,
        "aria-describedby": describedBy,
        "aria-invalid": error ? true : undefined,
        required,
      })}
      {error && <FieldError id={`${base}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-bad">
      <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
      <span className="wrap-anywhere">{children}</span>
    </p>
  );
}
