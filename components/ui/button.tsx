"use client";

import clsx from "clsx";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";

const VARIANTS = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-line-strong/60 bg-surface text-ink hover:bg-hover",
  ghost: "text-ink-muted hover:bg-hover hover:text-ink",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
} as const;

const SIZES = {
  sm: "h-7 gap-1 px-2 text-sm",
  md: "h-8 gap-1.5 px-3",
  lg: "h-10 gap-2 px-4",
  touch: "h-11 gap-2 px-4 text-lg",
  icon: "size-8",
  "icon-touch": "size-11",
} as const;

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** Renders the only child, such as a link, in the button's looks. */
  asChild?: boolean;
  /** Work is under way: announced, and a second press does nothing. */
  pending?: boolean;
}

export function Button({
  variant = "secondary",
  size = "md",
  asChild,
  pending,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const Tag = asChild ? Slot.Root : "button";
  return (
    <Tag
      {...(!asChild && { type: "button" as const })}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap transition-colors select-none",
        "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0",
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      {...rest}
    />
  );
}
