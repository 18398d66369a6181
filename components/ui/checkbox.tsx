"use client";

import clsx from "clsx";
import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";

interface CheckboxProps extends ComponentProps<typeof Radix.Root> {
  label?: ReactNode;
  help?: ReactNode;
}

export function Checkbox({ label, help, className, id, ...rest }: CheckboxProps) {
  const own = useId();
  const boxId = id ?? own;
  const box = (
    <Radix.Root
      id={boxId}
      aria-describedby={help ? `${boxId}-help` : undefined}
      className={clsx(
        "peer flex size-5 shrink-0 items-center justify-center rounded-md border border-line-strong bg-surface disabled:opacity-50",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent",
        "aria-invalid:border-bad",
        className,
      )}
      {...rest}
    >
      <Radix.Indicator className="group text-on-accent">
        <Check aria-hidden className="size-3.5 group-data-[state=indeterminate]:hidden" strokeWidth={3} />
        <Minus
          aria-hidden
          className="hidden size-3.5 group-data-[state=indeterminate]:block"
          strokeWidth={3}
        />
      </Radix.Indicator>
    </Radix.Root>
  );
  if (!label) return box;
  return (
    <div className="flex min-h-11 items-start gap-2.5 py-3 desk:min-h-6 desk:py-0.5">
      {box}
      <div className="min-w-0">
        <label htmlFor={boxId} className="block wrap-anywhere">
          {label}
        </label>
        {help && (
          <p id={`${boxId}-help`} className="text-sm text-ink-muted">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
