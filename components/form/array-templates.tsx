"use client";

import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from "@rjsf/utils";
import clsx from "clsx";
import { Plus } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Button } from "../ui/button";
import { announce, focusIn, onceDrawn } from "./announce";
import { Group } from "./group";
import { helpFor } from "./help";
import { ItemButtons, type Move } from "./item-buttons";
import { fieldLabel } from "./labels";
import { itemLabel } from "./schema-walk";
import type { FormValues } from "./form-values";

/** A list of which the reader says how long it is. */
export function ArrayTemplate(props: ArrayFieldTemplateProps<FormValues>) {
  const { title, fieldPathId, items, canAdd, onAddClick, disabled, readonly, required, schema, uiSchema } =
    props;
  const { $id, path } = fieldPathId;
  const last = path.at(-1);
  const isItem = typeof last === "number";
  const label = isItem ? itemLabel(schema.title ?? null, last) : fieldLabel(title, path);
  const one = oneOf(schema);
  const add = () => {
    onAddClick();
    announce(`${itemLabel(one, items.length)} added`);
    onceDrawn(() => focusIn(document.getElementById(`${$id}-items`)?.lastElementChild));
  };
  return (
    <Group
      id={$id}
      title={label}
      help={helpFor(schema, uiSchema?.["ui:description"] ?? schema.description, uiSchema?.["ui:help"])}
      required={required || isItem}
      beside={isItem}
    >
      {props.optionalDataControl}
      {items.length > 0 && (
        <ol id={`${$id}-items`} className="flex flex-col gap-3">
          {items}
        </ol>
      )}
      {canAdd && !readonly && (
        <div>
          <Button id={`${$id}+`} disabled={disabled} onClick={add} className="min-h-11 desk:min-h-8">
            <Plus aria-hidden /> {one ? `Add ${one.toLowerCase()}` : `Add to ${label.toLowerCase()}`}
          </Button>
        </div>
      )}
    </Group>
  );
}

/** What one item of a list is called. */
function oneOf({ items }: ArrayFieldTemplateProps<FormValues>["schema"]): string | null {
  return typeof items === "object" && !Array.isArray(items) ? (items.title ?? null) : null;
}

export function ArrayItemTemplate(props: ArrayFieldItemTemplateProps<FormValues>) {
  const { children, buttonsProps, hasToolbar, index, readonly, schema, totalItems } = props;
  const { hasMoveUp, hasMoveDown, onMoveUpItem, onMoveDownItem, onRemoveItem, fieldPathId } = buttonsProps;
  const listId = fieldPathId.$id.slice(0, fieldPathId.$id.lastIndexOf("/"));
  const name = itemLabel(schema.title ?? null, index);
  const isGroup = schema.type === "object" || schema.type === "array" || schema.properties !== undefined;
  const itemAt = (at: number) => document.getElementById(`${listId}-items`)?.children.item(at);
  const move = (way: Move) => {
    const to = way === "up" ? index - 1 : index + 1;
    if (way === "up") onMoveUpItem();
    else onMoveDownItem();
    announce(`${name} moved ${way}, it is now ${to + 1} of ${totalItems}`);
    // The button may have come to an end of the list, where it does nothing.
    onceDrawn(() => {
      const there = itemAt(to)?.querySelectorAll<HTMLButtonElement>(":scope > [role=group] button");
      const [up, down] = there ?? [];
      [way === "up" ? up : down, way === "up" ? down : up]
        .find((button) => button && !button.disabled)
        ?.focus();
    });
  };
  const remove = () => {
    onRemoveItem();
    announce(`${name} removed, ${totalItems - 1} left`);
    onceDrawn(() => {
      const next = itemAt(Math.min(index, totalItems - 2));
      if (next) focusIn(next);
      else document.getElementById(`${listId}+`)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.altKey ? ({ ArrowUp: "up", ArrowDown: "down" } as const)[event.key] : undefined;
    if (!way || !hasToolbar || readonly || !(way === "up" ? hasMoveUp : hasMoveDown)) return;
    event.preventDefault();
    event.stopPropagation();
    move(way);
  };
  return (
    <li onKeyDown={onKeyDown} className={clsx("relative", !isGroup && "flex flex-wrap items-end gap-1")}>
      <div className="min-w-0 flex-1 basis-56">{children}</div>
      {hasToolbar && !readonly && (
        <ItemButtons
          {...buttonsProps}
          name={name}
          onMove={move}
          onRemove={remove}
          className={clsx(isGroup && "absolute top-0 right-0")}
        />
      )}
    </li>
  );
}
