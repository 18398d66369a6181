"use client";

import clsx from "clsx";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { CONTROL } from "../ui/control";
import { FieldError } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";
import { indexOf, optionsOf, valueOf } from "./choices-of";
import { readableName } from "./labels";
import { ManyWidget } from "./many-widget";
import { type FormWidgetProps, wiringOf } from "./wiring";

const FEW = 4;
const MANY = 30;

/** One of several: radio buttons for a few, a list for more, the browser's own list for very many. */
export function SelectWidget(props: FormWidgetProps) {
  if (props.multiple) return <ManyWidget {...props} />;
  const count = props.options.enumOptions?.length ?? 0;
  const isAsked = props.uiSchema?.["ui:widget"] === "select";
  if (count <= FEW && !isAsked) return <RadioWidget {...props} />;
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
        aria-label={hideLabel || isSelector(props) ? label : undefined}
        options={optionsOf(props)}
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
      {optionsOf(props).map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

export function RadioWidget(props: FormWidgetProps) {
  const { id, label, hideLabel, disabled, readonly, onChange, options } = props;
  const chosen = indexOf(props);
  return (
    <div className="flex items-start justify-between gap-2">
      <RadioGroup
        {...wiringOf(props)}
        id={id}
        {...(hideLabel || isSelector(props) ? { "aria-label": label } : { "aria-labelledby": `${id}-label` })}
        className={clsx(options.inline === true && "sm:flex-row sm:flex-wrap sm:gap-x-6!")}
        options={optionsOf(props)}
        value={chosen}
        disabled={disabled || readonly}
        onValueChange={(value) => onChange(valueOf(props, value))}
      />
      {mayClear(props) && chosen !== "" && <ClearButton {...props} />}
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
const mayClear = (props: FormWidgetProps): boolean => !props.required && !isSelector(props);

/** Whether it chooses a field's shape, under a label that is the field's. */
const isSelector = ({ name }: FormWidgetProps): boolean => name.endsWith("of_select");
