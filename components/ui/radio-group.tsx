"use client";

import clsx from "clsx";
import { RadioGroup as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";

export interface RadioOption {
  value: string;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
}

interface RadioGroupProps extends Omit<ComponentProps<typeof Radix.Root>, "children"> {
  options: readonly RadioOption[];
}

export function RadioGroup({ options, className, id, ...rest }: RadioGroupProps) {
  const own = useId();
  const base = id ?? own;
  return (
    <Radix.Root id={base} className={clsx("flex flex-col desk:gap-1", className)} {...rest}>
      {options.map(({ value, label, help, disabled }, index) => (
        <div key={value} className="flex min-h-11 items-start gap-2.5 py-3 desk:min-h-6 desk:py-0.5">
          <Radix.Item
            id={`${base}-${index}`}
            value={value}
            disabled={disabled}
            aria-describedby={help ? `${base}-${index}-help` : undefined}
            className="flex size-5 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
          >
            <Radix.Indicator className="size-2 rounded-full bg-on-accent" />
          </Radix.Item>
          <div className="min-w-0">
            <label htmlFor={`${base}-${index}`} className="block wrap-anywhere">
              {label}
            </label>
            {help && (
              <p id={`${base}-${index}-help`} className="text-sm text-ink-muted">
                {help}
              </p>
            )}
          </div>
        </div>
      ))}
    </Radix.Root>
  );
}
