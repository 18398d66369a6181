"use client";

import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  ObjectFieldTemplateProps,
} from "@rjsf/utils";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { fieldLabel } from "./labels";
import type { FormValues } from "./form-values";

/** The form itself is a plain column; a group inside it has a heading and a hairline, so that depth costs little width. */
export function ObjectTemplate({
  title,
  description,
  fieldPathId,
  properties,
  required,
  optionalDataControl,
}: ObjectFieldTemplateProps<FormValues>) {
  const fields = <div className="flex flex-col gap-4">{properties.map((property) => property.content)}</div>;
  if (fieldPathId.path.length === 0) return fields;
  return (
    <Group
      id={fieldPathId.$id}
      title={fieldLabel(title, fieldPathId.path)}
      help={description}
      required={required}
    >
      {optionalDataControl}
      {fields}
    </Group>
  );
}

export function ArrayTemplate(props: ArrayFieldTemplateProps<FormValues>) {
  const {
    title,
    fieldPathId,
    items,
    canAdd,
    onAddClick,
    disabled,
    readonly,
    required,
    schema,
    uiSchema,
    optionalDataControl,
  } = props;
  const label = fieldLabel(title, fieldPathId.path);
  return (
    <Group
      id={fieldPathId.$id}
      title={label}
      help={uiSchema?.["ui:description"] ?? schema.description}
      required={required}
    >
      {optionalDataControl}
      {items.length > 0 && <ol className="flex flex-col gap-3">{items}</ol>}
      {canAdd && !readonly && (
        <div>
          <Button
            id={`${fieldPathId.$id}+`}
            disabled={disabled}
            onClick={onAddClick}
            className="min-h-11 desk:min-h-8"
          >
            <Plus aria-hidden /> Add to {label.toLowerCase()}
          </Button>
        </div>
      )}
    </Group>
  );
}

export function ArrayItemTemplate({
  children,
  buttonsProps,
  hasToolbar,
  index,
  readonly,
}: ArrayFieldItemTemplateProps<FormValues>) {
  const {
    hasMoveUp,
    hasMoveDown,
    hasRemove,
    onMoveUpItem,
    onMoveDownItem,
    onRemoveItem,
    disabled,
    fieldPathId,
  } = buttonsProps;
  const name = `item ${index + 1}`;
  const remove = () => {
    onRemoveItem();
    document.getElementById(`${fieldPathId.$id.slice(0, fieldPathId.$id.lastIndexOf("/"))}+`)?.focus();
  };
  return (
    <li className="flex flex-wrap items-end gap-x-1 gap-y-1">
      <div className="min-w-0 flex-1 basis-56">{children}</div>
      {hasToolbar && !readonly && (
        <div className="flex">
          <ItemButton
            label={`Move ${name} up`}
            disabled={disabled || !hasMoveUp}
            onClick={onMoveUpItem}
            icon={<ArrowUp aria-hidden />}
          />
          <ItemButton
            label={`Move ${name} down`}
            disabled={disabled || !hasMoveDown}
            onClick={onMoveDownItem}
            icon={<ArrowDown aria-hidden />}
          />
          {hasRemove && (
            <ItemButton
              label={`Remove ${name}`}
              disabled={disabled}
              onClick={remove}
              icon={<X aria-hidden />}
            />
          )}
        </div>
      )}
    </li>
  );
}

function ItemButton({
  label,
  disabled,
  onClick,
  icon,
}: {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  icon: ReactNode;
}) {
  return (
    <Button
      variant="ghost"
      size="icon"
      className="max-desk:size-11"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={() => onClick()}
    >
      {icon}
    </Button>
  );
}

function Group({
  id,
  title,
  help,
  required,
  children,
}: {
  id: string;
  title: string;
  help?: ReactNode;
  required?: boolean;
  children: ReactNode;
}) {
  return (
    <fieldset id={id} aria-describedby={help ? `${id}-help` : undefined} className="min-w-0">
      <legend className="font-medium wrap-anywhere">
        {title}
        {!required && <span className="ml-1.5 font-normal text-ink-faint">optional</span>}
      </legend>
      {help && (
        <div id={`${id}-help`} className="text-sm text-ink-muted wrap-anywhere">
          {help}
        </div>
      )}
      <div className="mt-2 flex flex-col gap-3 border-l border-line pl-3">{children}</div>
    </fieldset>
  );
}
