"use client";

import clsx from "clsx";
import type { ReactNode } from "react";

interface GroupProps {
  id: string;
  title: string;
  help: readonly string[];
  required?: boolean;
  /** Room at the end of the heading's line, for buttons that stand there. */
  beside?: boolean;
  children: ReactNode;
}

/** Fields that belong together: a heading and a hairline, so that depth costs little width. */
export function Group({ id, title, help, required, beside, children }: GroupProps) {
  return (
    <fieldset id={id} aria-describedby={help.length > 0 ? `${id}-help` : undefined} className="min-w-0">
      <legend
        className={clsx(
          "font-medium wrap-anywhere",
          beside && "flex min-h-11 items-center pr-36 desk:min-h-8 desk:pr-28",
        )}
      >
        {title}
        {!required && <span className="ml-1.5 font-normal text-ink-faint"> optional</span>}
      </legend>
      {help.length > 0 && (
        <div id={`${id}-help`} className="text-sm text-ink-muted wrap-anywhere">
          {help.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      <div className="mt-2 flex flex-col gap-3 border-l border-line pl-3">{children}</div>
    </fieldset>
  );
}
