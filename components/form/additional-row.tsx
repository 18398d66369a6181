"use client";

import type { FieldTemplateProps } from "@rjsf/utils";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Input } from "../ui/input";
import { announce, onceDrawn } from "./announce";
import type { FormValues } from "./form-values";

/** A key of the reader's own with its value. */
export function AdditionalRow(props: FieldTemplateProps<FormValues> & { children: ReactNode }) {
  const { id, label, disabled, readonly, onKeyRenameBlur, onRemoveProperty, children } = props;
  const remove = () => {
    onRemoveProperty();
    announce(`${label} removed`);
    onceDrawn(() => document.getElementById(`${id.slice(0, id.lastIndexOf("/"))}+`)?.focus());
  };
  return (
    <div className="flex flex-wrap items-end gap-x-2 gap-y-1">
      <div className="flex min-w-0 flex-1 basis-32 flex-col gap-1">
        <label htmlFor={`${id}-key`} className="font-medium">
          Name
        </label>
        <Input
          key={label}
          id={`${id}-key`}
          data-key={label}
          defaultValue={label}
          disabled={disabled}
          readOnly={readonly}
          onBlur={onKeyRenameBlur}
        />
      </div>
      <div className="min-w-0 flex-2 basis-40">{children}</div>
      {!readonly && (
        <Button
          variant="ghost"
          size="icon"
          className="max-desk:size-11"
          aria-label={`Remove ${label}`}
          title={`Remove ${label}`}
          disabled={disabled}
          onClick={remove}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
