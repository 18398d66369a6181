import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL } from "./control";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={clsx(CONTROL, "h-11 desk:h-8", className)} {...rest} />;
}
