"use client";

import clsx from "clsx";
import { Switch as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";

interface SwitchProps extends ComponentProps<typeof Radix.Root> {
  label?: ReactNode;
}

export function Switch({ label, className, id, ...rest }: SwitchProps) {
  const own = useId();
  const control = (
    <Radix.Root
      id={id ?? own}
      className={clsx(
        "inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-0.5 transition-colors disabled:opacity-50",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        className,
      )}
      {...rest}
    >
      <Radix.Thumb className="size-4.5 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
    </Radix.Root>
  );
  if (!label) return control;
  return (
    <div className="flex min-h-11 items-center gap-2.5 desk:min-h-8">
      {control}
      <label htmlFor={id ?? own}>{label}</label>
    </div>
  );
}
