"use client";

import { useQuery } from "@tanstack/react-query";
import { parseDuration } from "@/core/duration";
import type { RetentionShown } from "@/core/wire/sensitive";
import { retentionPreviewQuery } from "../../queries/sensitive";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { type Editing, errorUnder } from "./editing";

type Retention = RetentionShown | "keep" | null;

const WHATS = [
  { value: "sensitive", label: "What is marked as sensitive" },
  { value: "content", label: "All content: title, payload, answer, comments and files" },
];

/** How long values of closed requests of a type are kept. */
export function RetentionFields({ draft, change, flaws, mayEdit }: Editing) {
  return (
    <Card title="Retention">
      <RetentionChoice
        type={draft.name}
        value={asShown(draft.retention)}
        onChange={(retention) => change({ retention: retention ?? undefined })}
        none={[
          { value: "default", label: "As the workspace says" },
          { value: "keep", label: "Keep everything" },
        ]}
        error={errorUnder(flaws, "/retention")}
        disabled={!mayEdit}
      />
    </Card>
  );
}

/** A draft may hold seconds, as a body does. */
function asShown(retention: Editing["draft"]["retention"]): Retention {
  if (!retention || retention === "keep") return retention ?? null;
  return { what: retention.what, after: String(retention.after) };
}

interface RetentionChoiceProps {
  /** Whose closed requests are counted; undefined for types that say nothing themselves. */
  type?: string;
  value: Retention;
  onChange: (value: Retention) => void;
  /** What can be chosen besides dropping something. */
  none: readonly { value: "default" | "keep"; label: string }[];
  error?: string;
  disabled?: boolean;
}

/** What is dropped, when, and how many requests that would touch now. */
export function RetentionChoice({ type, value, onChange, none, error, disabled }: RetentionChoiceProps) {
  const chosen = value === null ? "default" : value === "keep" ? "keep" : value.what;
  const choose = (next: string) => {
    if (next === "default") onChange(null);
    else if (next === "keep") onChange("keep");
    else
      onChange({
        after: typeof value === "object" && value ? value.after : "90d",
        what: next === "content" ? "content" : "sensitive",
      });
  };
  return (
    <div className="flex flex-col gap-4">
      <Field label="Once a request is closed, drop">
        {(wiring) => (
          <Select
            {...wiring}
            disabled={disabled}
            value={chosen}
            onValueChange={choose}
            options={[...none, ...WHATS]}
          />
        )}
      </Field>
      {typeof value === "object" && value && (
        <>
          <Field
            label="After"
            help="Counts from the end of each request, like 30d or 90d; at most 366d."
            error={
              error ??
              (parseDuration(value.after) === null ? "A duration is like 12h or 90d, up to 366d." : undefined)
            }
          >
            {(wiring) => (
              <Input
                {...wiring}
                disabled={disabled}
                autoComplete="off"
                value={value.after}
                onChange={({ target }) => onChange({ ...value, after: target.value })}
              />
            )}
          </Field>
          <Consequence type={type} retention={value} />
        </>
      )}
    </div>
  );
}

function Consequence({ type, retention }: { type?: string; retention: RetentionShown }) {
  const readable = parseDuration(retention.after) !== null;
  const body = { after: retention.after, what: retention.what, ...(type && { intent_type: type }) };
  const { data } = useQuery({ ...retentionPreviewQuery(body), enabled: readable });
  if (!readable) return null;
  const what = retention.what === "content" ? "All that a request was about" : "What is marked as sensitive";
  const count = data && `${data.more ? "More than " : ""}${data.count.toLocaleString("en")}`;
  return (
    <p aria-live="polite" className="text-sm text-pretty text-ink-muted">
      {what} is dropped {retention.after} after the end, within the hour, for good. Who answered what and when
      stays, with the signed receipt.{" "}
      {data && (
        <strong className="font-medium text-ink">
          {data.count === 0
            ? "No closed request would lose anything now."
            : `${count} closed ${data.count === 1 && !data.more ? "request" : "requests"} would lose it as soon as this is saved.`}
        </strong>
      )}
    </p>
  );
}
