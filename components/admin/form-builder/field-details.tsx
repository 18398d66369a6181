"use client";

import { isJsonObject, type JsonObject } from "@/core/json";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { Switch } from "../../ui/switch";
import { DefaultInput } from "./default-input";
import type { EditedField } from "./field-row";
import { FieldList } from "./field-list";
import { KIND_WORDS } from "./kind-words";
import {
  asKind,
  type Kind,
  keptKeywords,
  kindOf,
  KINDS,
  limitsOf,
  optionsOf,
  withKeyword,
  withOptions,
} from "./kinds";
import { LinesInput, NumberInput } from "./typed-input";

const KIND_OPTIONS = KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].name }));
/** A list of lists, or of several choices, is nothing that anybody fills in. */
const ITEM_OPTIONS = KIND_OPTIONS.filter(({ value }) => value !== "list" && value !== "multi_choice");

interface FieldDetailsProps extends EditedField {
  kind: Kind;
}

interface PartProps {
  schema: JsonObject;
  mayEdit: boolean;
  onChange: (schema: JsonObject) => void;
}

interface KindFieldProps extends PartProps {
  label: string;
  kind: Kind;
  options: typeof KIND_OPTIONS;
}

/** What is filled in. Of another kind, the field’s words stay. */
function KindField({ label, kind, options, schema, mayEdit, onChange }: KindFieldProps) {
  return (
    <Field label={label}>
      {(wiring) => (
        <Select
          {...wiring}
          disabled={!mayEdit}
          options={options}
          value={kind}
          onValueChange={(next) => {
            const known = KINDS.find((each) => each === next);
            if (known) onChange(asKind(schema, known));
          }}
        />
      )}
    </Field>
  );
}

/** What can be chosen from. */
function OptionsField({ schema, mayEdit, onChange }: PartProps) {
  return (
    <Field label="Options" help="One to a line.">
      {(wiring) => (
        <LinesInput
          wiring={wiring}
          rows={3}
          disabled={!mayEdit}
          value={optionsOf(schema)}
          onChange={(options) => onChange(withOptions(schema, options))}
        />
      )}
    </Field>
  );
}

/** Everything that can be said about one field. */
export function FieldDetails(props: FieldDetailsProps) {
  const { field, kind, schema, onSchema, onTitle, onKey, onRequired, keyError, locked, mayEdit, pointer } =
    props;
  const set = (keyword: string, value: string) =>
    onSchema(withKeyword(schema, keyword, value === "" ? undefined : value));
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Title">
          {(wiring) => (
            <Input
              {...wiring}
              autoComplete="off"
              disabled={!mayEdit}
              value={String(schema.title ?? "")}
              onChange={({ target }) => onTitle(target.value)}
            />
          )}
        </Field>
        <KindField label="Kind" options={KIND_OPTIONS} {...{ kind, schema, mayEdit }} onChange={onSchema} />
      </div>
      <Field label="Help" help="Stands under the title, in the reader’s words.">
        {(wiring) => (
          <Input
            {...wiring}
            autoComplete="off"
            disabled={!mayEdit}
            value={String(schema.description ?? "")}
            onChange={({ target }) => set("description", target.value)}
          />
        )}
      </Field>
      <Field
        label="Name in the answer"
        help={
          locked
            ? "Agents that read the answer know it by this name."
            : "The agent finds the answer under this name."
        }
        error={keyError}
      >
        {(wiring) => (
          <Input
            {...wiring}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            disabled={!mayEdit}
            value={field.key}
            onChange={({ target }) => onKey(target.value)}
          />
        )}
      </Field>
      <Switch label="Required" disabled={!mayEdit} checked={field.required} onCheckedChange={onRequired} />
      <OfKind {...props} />
      {kind === "object" && (
        <FieldList
          label={`Fields of ${String(schema.title ?? field.key)}`}
          schema={schema}
          saved={props.saved}
          pointer={pointer}
          flaws={props.flaws}
          mayEdit={mayEdit}
          onChange={onSchema}
        />
      )}
      <Kept schema={schema} kind={kind} />
    </div>
  );
}

/** What only this kind of field has. */
function OfKind({ kind, schema, onSchema, mayEdit, ...rest }: FieldDetailsProps) {
  const limits = limitsOf(kind);
  return (
    <>
      {(kind === "choice" || kind === "multi_choice") && (
        <OptionsField {...{ schema, mayEdit }} onChange={onSchema} />
      )}
      {kind === "list" && <Items {...rest} {...{ kind, schema, onSchema, mayEdit }} />}
      <div className="grid gap-4 sm:grid-cols-2">
        {limits &&
          [limits.least, limits.most].map((keyword) => (
            <Field key={keyword} label={LIMIT_WORDS[keyword]} required={false}>
              {(wiring) => (
                <NumberInput
                  wiring={wiring}
                  whole={kind !== "number"}
                  disabled={!mayEdit}
                  value={typeof schema[keyword] === "number" ? schema[keyword] : undefined}
                  onChange={(value) => onSchema(withKeyword(schema, keyword, value))}
                />
              )}
            </Field>
          ))}
      </div>
      <DefaultInput {...{ kind, schema, mayEdit }} onChange={onSchema} />
    </>
  );
}

const LIMIT_WORDS: Readonly<Record<string, string>> = {
  minLength: "At least so many characters",
  maxLength: "At most so many characters",
  minimum: "Least",
  maximum: "Most",
  minItems: "At least so many",
  maxItems: "At most so many",
};

/** What each item of a list is. */
function Items({ schema, onSchema, mayEdit, saved, pointer, flaws }: FieldDetailsProps) {
  const { items = null } = schema;
  const kind = kindOf(items);
  if (!isJsonObject(items) || !kind) return null;
  const change = (next: JsonObject) => onSchema({ ...schema, items: next });
  const savedItems = saved?.items ?? null;
  return (
    <>
      <KindField
        label="Each item is"
        options={ITEM_OPTIONS}
        schema={items}
        {...{ kind, mayEdit }}
        onChange={change}
      />
      {kind === "choice" && <OptionsField schema={items} mayEdit={mayEdit} onChange={change} />}
      {kind === "object" && (
        <FieldList
          label="Fields of each item"
          schema={items}
          saved={isJsonObject(savedItems) ? savedItems : null}
          pointer={`${pointer}/items`}
          flaws={flaws}
          mayEdit={mayEdit}
          onChange={change}
        />
      )}
    </>
  );
}

/** Says what the form has that the builder has no control for. */
function Kept({ schema, kind }: { schema: JsonObject; kind: Kind }) {
  const kept = keptKeywords(schema, kind);
  if (kept.length === 0) return null;
  return (
    <p className="text-sm text-ink-muted">
      Also says <code className="font-mono wrap-anywhere">{kept.join(", ")}</code>, which stays as it is:
      change it in the JSON.
    </p>
  );
}
