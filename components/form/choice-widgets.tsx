"use client";

import { enumOptionsDeselectValue, enumOptionsIsSelected, enumOptionsSelectValue } from "@rjsf/utils";
import clsx from "clsx";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { CONTROL } from "../ui/control";
import { FieldError } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";
import { readableName } from "./labels";
import { type FormWidgetProps, wiringOf } from "./wiring";

const FEW = 4;
const MANY = 30;

/** One of several: radio buttons for a few, a list for more, the browser's own list for very many. */
export function SelectWidget(props: FormWidgetProps) {
  if (props.multiple) return <CheckboxesWidget {...props} />;
  const count = props.options.enumOptions?.length ?? 0;
  const isAsked = props.uiSchema?.["ui:widget"] === "select";
  if (count <= FEW && !isAsked && !props.hideLabel) return <RadioWidget {...props} />;
  return count > MANY ? <NativeSelect {...props} /> : <ListSelect {...props} />;
}

function ListSelect(props: FormWidgetProps) {
  const { id, disabled, readonly, placeholder, onChange, hideLabel, label } = props;
  const chosen = indexOf(props);
  return (
    <div className="flex gap-2">
      <Select
        {...wiringOf(props)}
        id={id}
        aria-label={hideLabel ? label : undefined}
        options={choices(props)}
        value={chosen}
        placeholder={placeholder || undefined}
        disabled={disabled || readonly}
        onValueChange={(value) => value !== "" && onChange(valueOf(props, value))}
      />
      {mayClear(props) && chosen !== "" && <ClearButton {...props} />}
    </div>
  );
}

function NativeSelect(props: FormWidgetProps) {
  const { id, disabled, readonly, placeholder, onChange } = props;
  return (
    <select
      {...wiringOf(props)}
      id={id}
      value={indexOf(props)}
      disabled={disabled || readonly}
      onChange={(event) => onChange(valueOf(props, event.target.value))}
      className={clsx(CONTROL, "h-11 desk:h-8")}
    >
      <option value="">{placeholder || "Choose…"}</option>
      {choices(props).map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

export function RadioWidget(props: FormWidgetProps) {
  const { id, disabled, readonly, onChange } = props;
  const chosen = indexOf(props);
  return (
    <div className="flex items-start justify-between gap-2">
      <RadioGroup
        {...wiringOf(props)}
        id={id}
        aria-labelledby={`${id}-label`}
        options={choices(props)}
        value={chosen}
        disabled={disabled || readonly}
        onValueChange={(value) => onChange(valueOf(props, value))}
      />
      {mayClear(props) && chosen !== "" && <ClearButton {...props} />}
    </div>
  );
}

/** Any of several. */
export function CheckboxesWidget(props: FormWidgetProps) {
  const { id, value, options, disabled, readonly, onChange } = props;
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  const toggle = (index: number, on: boolean) =>
    onChange(
      on
        ? enumOptionsSelectValue(index, chosen, options.enumOptions)
        : enumOptionsDeselectValue(index, chosen, options.enumOptions),
    );
  return (
    <div
      id={id}
      role="group"
      aria-labelledby={`${id}-label`}
      {...wiringOf(props)}
      aria-required={undefined}
      aria-invalid={undefined}
      className={clsx(
        (options.enumOptions?.length ?? 0) > 12 &&
          "max-h-80 overflow-y-auto rounded-md border border-line px-3 py-1",
      )}
    >
      {choices(props).map(({ label }, index) => (
        <Checkbox
          key={label}
          id={`${id}/${index}`}
          label={label}
          checked={enumOptionsIsSelected(options.enumOptions?.[index]?.value, chosen)}
          disabled={disabled || readonly}
          onCheckedChange={(on) => toggle(index, on === true)}
        />
      ))}
    </div>
  );
}

/** Yes or no. One that must be answered has no answer until somebody gives it, so it is not a box that looks like "no". */
export function CheckboxWidget(props: FormWidgetProps) {
  const { id, label, value, disabled, readonly, onChange, rawErrors, required, schema, options } = props;
  if (required && schema.default === undefined) {
    return (
      <>
        <span id={`${id}-label`} className="block font-medium">
          {readableName(label)}
        </span>
        <RadioWidget {...props} />
      </>
    );
  }
  return (
    <>
      <Checkbox
        id={id}
        label={readableName(label)}
        help={options.description ?? schema.description ?? options.help}
        checked={value === true}
        disabled={disabled || readonly}
        aria-invalid={rawErrors?.length ? true : undefined}
        onCheckedChange={(on) => onChange(on === true)}
      />
      {rawErrors?.length ? <FieldError id={`${id}-error`}>{rawErrors.join(" ")}</FieldError> : null}
    </>
  );
}

function ClearButton({ label, onChange }: FormWidgetProps) {
  return (
    <Button variant="ghost" size="sm" aria-label={`Clear ${label}`} onClick={() => onChange(undefined)}>
      Clear
    </Button>
  );
}

/** Which shape of several a field takes is always chosen; an optional value need not be. */
const mayClear = ({ required, name }: FormWidgetProps): boolean => !required && !name.endsWith("of_select");

const choices = ({ options }: FormWidgetProps) =>
  (options.enumOptions ?? []).map(({ label }, index) => ({ value: String(index), label }));

const valueOf = ({ options }: FormWidgetProps, index: string): unknown =>
  index === "" ? undefined : options.enumOptions?.[Number(index)]?.value;

function indexOf({ options, value }: FormWidgetProps): string {
  const index = (options.enumOptions ?? []).findIndex(
    (option) => JSON.stringify(option.value) === JSON.stringify(value),
  );
  return index < 0 ? "" : String(index);
}
