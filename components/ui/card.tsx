import clsx from "clsx";
import { type ReactNode, useId } from "react";

interface CardProps {
  title?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A titled region inside a hairline. */
export function Card({ title, actions, className, children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={clsx("rounded-md border border-line bg-surface", className)}
    >
      {(title || actions) && (
        <Heading {...{ id, title, actions }} className="border-b border-line px-4 py-2" />
      )}
      <div className="px-4 py-3">{children}</div>
    </section>
  );
}

/** A titled region without a frame. */
export function Section({ title, actions, className, children }: CardProps) {
  const id = useId();
  return (
    <section aria-labelledby={title ? id : undefined} className={className}>
      {(title || actions) && <Heading {...{ id, title, actions }} className="mb-2" />}
      {children}
    </section>
  );
}

function Heading({
  id,
  title,
  actions,
  className,
}: Pick<CardProps, "title" | "actions"> & { id: string; className: string }) {
  return (
    <div className={clsx("flex min-h-8 flex-wrap items-center justify-between gap-2", className)}>
      <h2 id={id} className="font-medium">
        {title}
      </h2>
      {actions && <div className="flex flex-wrap items-center gap-1">{actions}</div>}
    </div>
  );
}
