import { enumOptionsIsSelected } from "@rjsf/utils";
import type { FormWidgetProps } from "./wiring";

type Choosing = Pick<FormWidgetProps, "options" | "value">;

export const chosenOf = ({ value }: Choosing): unknown[] => (Array.isArray(value) ? value : []);

/** The options of a field that takes any of several. */
export const choicesIn = (props: Choosing) =>
  (props.options.enumOptions ?? []).map(({ label, value }, index) => ({
    index,
    label: wordsFor(label, value),
    isChosen: enumOptionsIsSelected(value, chosenOf(props)),
  }));

/** What is chosen after one option was switched, in the order of the options. */
export const toggled = ({ options }: Choosing, chosen: unknown[], index: number, on: boolean): unknown[] =>
  (options.enumOptions ?? [])
    .filter(({ value }, at) => (at === index ? on : enumOptionsIsSelected(value, chosen)))
    .map(({ value }): unknown => value);

/** The options of a field that takes one, by their place. */
export const optionsOf = ({ options }: Choosing) =>
  (options.enumOptions ?? []).map(({ label, value }, index) => ({
    value: String(index),
    label: wordsFor(label, value),
  }));

const wordsFor = (label: string, value: unknown): string => (value === null ? "None" : label || "(empty)");

export const valueOf = ({ options }: Choosing, index: string): unknown =>
  index === "" ? undefined : options.enumOptions?.[Number(index)]?.value;

export function indexOf({ options, value }: Choosing): string {
  const index = (options.enumOptions ?? []).findIndex(
    (option) => JSON.stringify(option.value) === JSON.stringify(value),
  );
  return index < 0 ? "" : String(index);
}
