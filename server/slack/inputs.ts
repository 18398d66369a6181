import type { InputBlock, PlainTextOption } from "@slack/types";
import type { Json } from "@/core/json";
import type { Control, Field, Option } from "./fields";
import { LIMITS, plain } from "./text";

type Element = InputBlock["element"];

/** The one element in each of our input blocks. */
export const INPUT = "value";

/** A field as an input block; a fixed one has none. */
export function inputBlock(blockId: string, field: Field): InputBlock | null {
  const element = elementOf(field);
  return (
    element && {
      type: "input",
      block_id: blockId,
      optional: !field.required,
      label: plain(field.label, LIMITS.label),
      ...(field.hint && { hint: plain(field.hint, LIMITS.hint) }),
      element,
    }
  );
}

function elementOf({ control, initial, placeholder, required }: Field): Element | null {
  const hint = placeholder ? { placeholder: plain(placeholder, LIMITS.placeholder) } : {};
  const text =
    typeof initial === "string" && initial ? { initial_value: initial.slice(0, LIMITS.input) } : {};
  switch (control.kind) {
    case "text":
      return {
        type: "plain_text_input",
        action_id: INPUT,
        multiline: control.long,
        ...(control.min !== null && { min_length: control.min }),
        max_length: control.max ?? LIMITS.input,
        ...hint,
        ...text,
      };
    case "number":
      return {
        type: "number_input",
        action_id: INPUT,
        is_decimal_allowed: !control.whole,
        ...(control.min !== null && { min_value: String(control.min) }),
        ...(control.max !== null && { max_value: String(control.max) }),
        ...(typeof initial === "number" && { initial_value: String(initial) }),
        ...hint,
      };
    case "email":
      return { type: "email_text_input", action_id: INPUT, ...hint, ...text };
    case "url":
      return { type: "url_text_input", action_id: INPUT, ...hint, ...text };
    case "date":
      return { type: "datepicker", action_id: INPUT, ...(isDay(initial) && { initial_date: initial }) };
    case "date_time":
      return { type: "datetimepicker", action_id: INPUT, ...dateTime(initial) };
    case "switch":
      return chosenOne(YES_NO, initial, required);
    case "choice":
      return chosenOne(control.options, initial, required);
    case "person":
      return { type: "static_select", action_id: INPUT, options: control.options.map(personOption) };
    case "choices":
      return chosenMany(control.options, initial);
    case "fixed":
      return null;
  }
}

export const YES_NO: Option[] = [
  { value: true, label: "Yes" },
  { value: false, label: "No" },
];

const isDay = (value: Json | undefined): value is string =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);

function dateTime(value: Json | undefined): { initial_date_time?: number } {
  const at = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? {} : { initial_date_time: Math.floor(at / 1000) };
}

/** Few options lie open; more are a list, and so is what can be left out: a list can be emptied again. */
const OPEN_OPTIONS = 5;

/** Options are told by their place, so that values keep their types. */
const optionOf = ({ label }: Option, index: number): PlainTextOption => ({
  text: plain(label, LIMITS.option),
  value: String(index),
});

const personOption = ({ label, value }: Option): PlainTextOption => ({
  text: plain(label, LIMITS.option),
  value: String(value),
});

function chosenOne(options: readonly Option[], initial: Json | undefined, required: boolean): Element {
  const all = options.map(optionOf);
  const first = initial === undefined ? undefined : all[placeOf(options, initial)];
  const rest = { action_id: INPUT, options: all, ...(first && { initial_option: first }) };
  return required && all.length <= OPEN_OPTIONS
    ? { type: "radio_buttons", ...rest }
    : { type: "static_select", ...rest };
}

function chosenMany(options: readonly Option[], initial: Json | undefined): Element {
  const all = options.map(optionOf);
  const chosen = (Array.isArray(initial) ? initial : []).flatMap(
    (value) => all[placeOf(options, value)] ?? [],
  );
  const rest = { action_id: INPUT, options: all, ...(chosen.length > 0 && { initial_options: chosen }) };
  return all.length <= 2 * OPEN_OPTIONS
    ? { type: "checkboxes", ...rest }
    : { type: "multi_static_select", ...rest };
}

const placeOf = (options: readonly Option[], value: Json): number =>
  options.findIndex((option) => JSON.stringify(option.value) === JSON.stringify(value));

/** The controls whose options Slack sends back by place. */
export const optionsIn = (control: Control): readonly Option[] => {
  if (control.kind === "switch") return YES_NO;
  return control.kind === "choice" || control.kind === "choices" ? control.options : [];
};
