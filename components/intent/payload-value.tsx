"use client";

import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { isJsonObject, type Json, type JsonObject, pointerOf } from "@/core/json";
import { isMasked } from "@/core/sensitive/mask";
import { isRedacted } from "@/core/sensitive/redact";
import { MaskedValue, RedactedValue, ShownValue } from "../sensitive/masked-value";
import { useBase, useRevealing } from "../sensitive/revealing";
import { EditField } from "./edit-field";
import type { Editing } from "./editing";
import { MoreButton } from "./more-button";
import { columnsOf, isFlat, sizeInWords } from "./payload-shape";
import { Revealed } from "./revealed";
import { PayloadTable } from "./payload-table";
import { ScalarView } from "./scalar-view";

interface PayloadValueProps {
  value: Json;
  pointer: string;
  editing?: Editing;
  depth?: number;
}

/** One value of the payload: a scalar, a table of like rows, or a tree that opens. */
export function PayloadValue(props: PayloadValueProps) {
  const { value, pointer, editing } = props;
  const base = useBase();
  const { masked, shown } = useRevealing();
  if (isMasked(value)) {
    const does = editing?.editable.includes(pointer) ? "Show to edit" : "Show";
    return <MaskedValue pointer={pointer} does={does} />;
  }
  if (isRedacted(value)) return <RedactedValue />;
  if (editing?.editable.includes(pointer)) {
    // Whoever edits what holds a mask would send the mask.
    const within = masked.filter((place) => place.startsWith(`${base}${pointer}/`));
    if (within.length > 0) return <MaskedValue pointer={pointer} within={within} does="Show to edit" />;
  }
  if (!shown.includes(base + pointer)) return <PlainValue {...props} />;
  return (
    <ShownValue pointer={pointer}>
      <PlainValue {...props} />
    </ShownValue>
  );
}

function PlainValue({ value, pointer, editing, depth = 0 }: PayloadValueProps) {
  if (editing?.editable.includes(pointer))
    return <EditField value={value} pointer={pointer} editing={editing} />;
  if (!Array.isArray(value) && !isJsonObject(value)) return <ScalarView value={value} />;
  const entries = Object.entries(value);
  if (entries.length === 0)
    return <span className="text-ink-faint">{Array.isArray(value) ? "empty list" : "empty"}</span>;
  if (Array.isArray(value) && !touchesEdits(pointer, editing)) {
    const columns = columnsOf(value);
    if (columns) return <PayloadTable rows={value.filter(isJsonObject)} columns={columns} />;
    if (isFlat(value)) return <FlatList values={value} />;
  }
  const rows = <Rows value={value} pointer={pointer} editing={editing} depth={depth} />;
  return depth === 0 ? (
    rows
  ) : (
    <Fold value={value} open={(depth < 4 && entries.length <= FOLDED_FROM) || touchesEdits(pointer, editing)}>
      {rows}
    </Fold>
  );
}

const touchesEdits = (pointer: string, editing?: Editing): boolean =>
  editing?.editable.some((place) => place.startsWith(`${pointer}/`)) ?? false;

const AT_ONCE = 40;
const FOLDED_FROM = 12;

function Rows({ value, pointer, editing, depth = 0 }: PayloadValueProps & { value: Json[] | JsonObject }) {
  const [shown, setShown] = useState(AT_ONCE);
  const entries = Object.entries(value);
  return (
    <>
      <dl className="flex flex-col">
        {entries.slice(0, shown).map(([key, child]) => (
          <div
            key={key}
            className={clsx(
              "flex flex-col gap-x-4 border-t border-line py-1.5 first:border-t-0",
              depth < 2 && "md:flex-row",
            )}
          >
            <dt
              className={clsx(
                "shrink-0 font-mono text-sm text-ink-muted wrap-anywhere",
                depth === 0 ? "md:w-40" : "md:max-w-48 md:min-w-24",
              )}
            >
              {Array.isArray(value) ? Number(key) + 1 : <KeyName name={key} />}
            </dt>
            <dd className="min-w-0 flex-1">
              <PayloadValue
                value={child}
                pointer={pointer + pointerOf([key])}
                editing={editing}
                depth={depth + 1}
              />
            </dd>
          </div>
        ))}
      </dl>
      {entries.length > shown && (
        <MoreButton left={entries.length - shown} onClick={() => setShown(shown + 200)} />
      )}
    </>
  );
}

/** A key is the agent's, too, and may be as long as it likes. */
function KeyName({ name }: { name: string }) {
  return (
    <bdi>
      <Revealed>{name.length > LONG_KEY ? `${name.slice(0, LONG_KEY)}…` : name || "(empty name)"}</Revealed>
    </bdi>
  );
}

const LONG_KEY = 200;

/** What is inside is drawn only once it is opened, so that depth and size cost nothing until they are looked at. */
function Fold({ value, open, children }: { value: Json; open: boolean; children: React.ReactNode }) {
  const [isOpen, setOpen] = useState(open);
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="group/fold"
    >
      <summary className="flex min-h-6 list-none items-center gap-1 text-sm text-ink-muted [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 transition-transform group-open/fold:rotate-90 motion-reduce:transition-none"
        />
        {sizeInWords(value)}
      </summary>
      {isOpen && <div className="border-l border-line pl-3">{children}</div>}
    </details>
  );
}

function FlatList({ values }: { values: Json[] }) {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <ul className="flex flex-wrap gap-1">
        {values.slice(0, shown).map((item, index) => (
          <li key={index} className="max-w-full rounded-md border border-line bg-sunken px-1.5">
            <ScalarView value={item} />
          </li>
        ))}
      </ul>
      {values.length > shown && (
        <MoreButton left={values.length - shown} onClick={() => setShown(shown + 200)} />
      )}
    </>
  );
}
