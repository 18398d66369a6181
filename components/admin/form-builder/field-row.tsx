"use client";

import clsx from "clsx";
import { ChevronRight, FileQuestion, GripVertical } from "lucide-react";
import type { DragEvent } from "react";
import type { Flaw } from "@/core/errors";
import { isJsonObject, type JsonObject, pointerOf } from "@/core/json";
import { ItemButtons, type Move } from "../../form/item-buttons";
import { readableName } from "../../form/labels";
import { FieldError } from "../../ui/field";
import { JsonField } from "../json-field";
import { FieldDetails } from "./field-details";
import type { FormField } from "./fields";
import { KIND_WORDS } from "./kind-words";
import { kindOf } from "./kinds";

/** What a field is edited with. */
export interface EditedField {
  field: FormField;
  schema: JsonObject;
  /** The field as it is saved; null where it is new. */
  saved: JsonObject | null;
  /** Agents may rely on its name. */
  locked: boolean;
  /** Where it stands in what is sent. */
  pointer: string;
  flaws: readonly Flaw[];
  keyError?: string;
  mayEdit: boolean;
  onSchema: (schema: JsonObject) => void;
  onTitle: (title: string) => void;
  onKey: (key: string) => void;
  onRequired: (required: boolean) => void;
}

interface FieldRowProps extends EditedField {
  index: number;
  count: number;
  open: boolean;
  /** Something is dragged over it. */
  target: boolean;
  onToggle: () => void;
  onMove: (way: Move) => void;
  onRemove: () => void;
  onDrag: (event: DragEvent) => void;
  onOver: (event: DragEvent) => void;
  onDrop: (event: DragEvent) => void;
}

/** One field: folded, what it is; open, all that can be said about it. */
export function FieldRow(props: FieldRowProps) {
  const { field, schema, index, count, open, target, mayEdit, onToggle, onMove, onRemove } = props;
  const kind = kindOf(field.schema);
  const name = titleOf(props);
  const { name: kindName, icon: Icon } = kind ? KIND_WORDS[kind] : { name: "JSON", icon: FileQuestion };
  const inside = props.flaws.filter(({ pointer }) => isAt(pointer, props.pointer));
  return (
    <li
      onDragOver={props.onOver}
      onDrop={props.onDrop}
      className={clsx("rounded-md border bg-surface", target ? "border-accent" : "border-line")}
    >
      <div className="flex items-center gap-1 pr-1">
        {mayEdit && (
          <span
            draggable
            onDragStart={props.onDrag}
            title={`Drag ${name}`}
            className="hidden cursor-grab px-1 py-2 text-ink-faint desk:block"
          >
            <GripVertical aria-hidden className="size-4" />
          </span>
        )}
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-left -outline-offset-2 hover:bg-hover desk:min-h-9 desk:px-1"
        >
          <ChevronRight aria-hidden className={clsx("size-4 shrink-0 text-ink-faint", open && "rotate-90")} />
          <Icon aria-hidden className="size-4 shrink-0 text-ink-muted" />
          <span className="flex min-w-0 flex-col sm:flex-row sm:items-baseline sm:gap-2">
            <span className="truncate font-medium">{name}</span>
            <span className="truncate text-sm text-ink-muted sm:shrink-0">
              {kindName}
              {field.required && ", required"}
            </span>
          </span>
        </button>
        {mayEdit && (
          <ItemButtons
            name={name}
            hasMoveUp={index > 0}
            hasMoveDown={index < count - 1}
            hasRemove
            onMove={onMove}
            onRemove={onRemove}
            className="shrink-0 max-sm:[&_button]:size-9"
          />
        )}
      </div>
      {inside.length > 0 && (
        <div className="px-3 pb-2">
          <FieldError id={`${props.pointer}-flaws`}>
            {inside.map(({ detail }) => detail).join(" ")}
          </FieldError>
        </div>
      )}
      {open && (
        <div className="border-t border-line p-3">
          {kind ? (
            <FieldDetails {...props} kind={kind} />
          ) : (
            <JsonField
              label={`${name} as JSON`}
              help="The builder has no controls for what stands here, and keeps it as it is."
              value={schema}
              disabled={!mayEdit}
              rows={6}
              onChange={(next) => props.onSchema(next ?? {})}
            />
          )}
        </div>
      )}
    </li>
  );
}

const titleOf = ({ field, schema }: FieldRowProps): string =>
  typeof schema.title === "string" && schema.title !== "" ? schema.title : readableName(field.key);

/** What stands deeper in a group is shown there. */
const isAt = (flaw: string, at: string): boolean =>
  flaw === at || (flaw.startsWith(`${at}/`) && !flaw.slice(at.length).includes("/properties/"));

/** Where a field stands below an object's schema. */
export const placeOf = (at: string, key: string): string => at + pointerOf(["properties", key]);

export const savedIn = (saved: JsonObject | null, key: string): JsonObject | null => {
  const properties = saved?.properties ?? null;
  if (!isJsonObject(properties) || !Object.hasOwn(properties, key)) return null;
  const field = properties[key] ?? null;
  return isJsonObject(field) ? field : {};
};
