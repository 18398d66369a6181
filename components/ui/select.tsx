"use client";

import clsx from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { CONTROL } from "./control";

export interface SelectOption {
  /** Not empty: Radix keeps "" for "nothing chosen". */
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends Omit<
  ComponentProps<typeof Radix.Trigger>,
  "value" | "defaultValue" | "onChange" | "children" | "dir"
> {
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  required?: boolean;
}

export function Select(props: SelectProps) {
  const {
    options,
    value,
    defaultValue,
    onValueChange,
    placeholder = "Choose…",
    name,
    required,
    disabled,
    className,
    ...trigger
  } = props;
  return (
    <Radix.Root {...{ value, defaultValue, onValueChange, name, required, disabled }}>
      <Radix.Trigger
        className={clsx(
          CONTROL,
          "flex h-11 items-center justify-between gap-2 text-left data-placeholder:text-ink-faint desk:h-8",
          className,
        )}
        {...trigger}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon>
          <ChevronDown aria-hidden className="size-4 text-ink-faint" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-[min(28rem,calc(100vw-1rem))] animate-fade overflow-hidden rounded-md border border-line bg-surface shadow-float"
        >
          <Radix.Viewport className="p-1">{options.map(toItem)}</Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function toItem({ value, label, disabled }: SelectOption) {
  return (
    <Radix.Item
      key={value}
      value={value}
      disabled={disabled}
      className="relative flex min-h-11 items-center rounded-md py-1 pr-2 pl-7 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover desk:min-h-8"
    >
      <Radix.ItemIndicator className="absolute left-2">
        <Check aria-hidden className="size-4 text-accent-ink" />
      </Radix.ItemIndicator>
      <Radix.ItemText>{label}</Radix.ItemText>
    </Radix.Item>
  );
}
