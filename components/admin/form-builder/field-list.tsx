"use client";

import { Plus } from "lucide-react";
import { useId, useRef, useState } from "react";
import type { Flaw } from "@/core/errors";
import { isJsonObject, type JsonObject } from "@/core/json";
import { announce, focusIn, onceDrawn } from "../../form/announce";
import type { Move } from "../../form/item-buttons";
import { Button } from "../../ui/button";
import { Menu, MenuItem } from "../../ui/menu";
import { FieldRow, placeOf, savedIn } from "./field-row";
import { addField, changeField, fieldsOf, flawOfKey, moveField, removeField, retitleField } from "./fields";
import { KIND_WORDS } from "./kind-words";
import { type Kind, KINDS } from "./kinds";

interface FieldListProps {
  label: string;
  /** An object's schema. */
  schema: JsonObject;
  /** The same as it is saved; null where it is new. */
  saved: JsonObject | null;
  /** Where the schema stands in what is sent. */
  pointer: string;
  flaws: readonly Flaw[];
  mayEdit: boolean;
  onChange: (schema: JsonObject) => void;
}

/** A name that cannot be used stays with its field until it is mended. */
interface BadKey {
  index: number;
  key: string;
  detail: string;
}

/** The fields of a form or of a group in it, to add to, to change and to put in order. */
export function FieldList({ label, schema, saved, pointer, flaws, mayEdit, onChange }: FieldListProps) {
  const id = useId();
  const [open, setOpen] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [bad, setBad] = useState<BadKey | null>(null);
  const added = useRef<number | null>(null);
  const fields = fieldsOf(schema);
  const rowAt = (index: number) => document.getElementById(id)?.children[index];

  const add = (kind: Kind) => {
    onChange(addField(schema, kind, KIND_WORDS[kind].name));
    setOpen(fields.length);
    added.current = fields.length;
  };
  /** Whoever added a field names it next. */
  const onMenuClosed = (event: Event) => {
    if (added.current === null) return;
    event.preventDefault();
    const title = rowAt(added.current)?.querySelector<HTMLInputElement>("input");
    added.current = null;
    title?.focus();
    title?.select();
  };
  const move = (from: number, to: number) => {
    onChange(moveField(schema, from, to));
    setBad(null);
    setOpen(open === from ? to : open === null ? null : shifted(open, from, to));
  };
  const moveBy = (index: number, way: Move) => {
    const to = index + (way === "up" ? -1 : 1);
    move(index, to);
    onceDrawn(() => {
      const button = rowAt(to)?.querySelector<HTMLElement>(
        `[aria-keyshortcuts="Alt+Arrow${way === "up" ? "Up" : "Down"}"]:not(:disabled)`,
      );
      if (button) button.focus();
      else focusIn(rowAt(to));
      announce(`${fields[index]?.key ?? "The field"} is number ${to + 1} of ${fields.length}.`);
    });
  };
  const remove = (index: number) => {
    onChange(removeField(schema, index));
    setBad(null);
    setOpen(null);
    onceDrawn(() =>
      focusIn(rowAt(Math.max(0, index - 1)) ?? document.getElementById(`${id}-add`)?.parentElement),
    );
  };
  const rename = (index: number, key: string) => {
    const detail = flawOfKey(schema, index, key);
    setBad(detail === null ? null : { index, key, detail });
    if (detail === null) onChange(changeField(schema, index, { key }));
  };

  return (
    <div className="flex flex-col gap-2">
      {fields.length > 0 ? (
        <ol id={id} aria-label={label} className="flex flex-col gap-2">
          {fields.map((field, index) => {
            const savedField = savedIn(saved, field.key);
            const wrong = bad?.index === index ? bad : null;
            return (
              <FieldRow
                key={index}
                field={wrong ? { ...field, key: wrong.key } : field}
                schema={isJsonObject(field.schema) ? field.schema : {}}
                saved={savedField}
                locked={savedField !== null}
                pointer={placeOf(pointer, field.key)}
                flaws={flaws}
                keyError={wrong?.detail}
                mayEdit={mayEdit}
                index={index}
                count={fields.length}
                open={open === index}
                target={over === index && dragged !== index}
                onToggle={() => setOpen(open === index ? null : index)}
                onSchema={(next) => onChange(changeField(schema, index, { schema: next }))}
                onTitle={(title) => onChange(retitleField(schema, index, title, savedField === null))}
                onKey={(key) => rename(index, key)}
                onRequired={(required) => onChange(changeField(schema, index, { required }))}
                onMove={(way) => moveBy(index, way)}
                onRemove={() => remove(index)}
                onDrag={(event) => {
                  event.stopPropagation();
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", field.key);
                  setDragged(index);
                }}
                onOver={(event) => {
                  if (dragged === null) return;
                  event.preventDefault();
                  setOver(index);
                }}
                onDrop={(event) => {
                  if (dragged === null) return;
                  event.preventDefault();
                  move(dragged, index);
                  setDragged(null);
                  setOver(null);
                }}
              />
            );
          })}
        </ol>
      ) : (
        <p className="rounded-md border border-dashed border-line-strong px-3 py-4 text-center text-ink-muted">
          No fields yet. Whoever answers fills in what you add here.
        </p>
      )}
      {mayEdit && (
        <div>
          <Menu
            onClosed={onMenuClosed}
            trigger={
              <Button id={`${id}-add`} className="max-desk:h-11">
                <Plus aria-hidden />
                Add field
              </Button>
            }
          >
            {KINDS.map((kind) => {
              const { name, icon: Icon } = KIND_WORDS[kind];
              return (
                <MenuItem key={kind} onSelect={() => add(kind)}>
                  <Icon aria-hidden className="text-ink-muted" />
                  {name}
                </MenuItem>
              );
            })}
          </Menu>
        </div>
      )}
    </div>
  );
}

/** Where a row stands after another was moved past it. */
function shifted(row: number, from: number, to: number): number {
  if (from < row && row <= to) return row - 1;
  return to <= row && row < from ? row + 1 : row;
}
