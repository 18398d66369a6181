import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** The heading's level: 1 where this is the whole page. */
  level?: 1 | 2;
  children?: ReactNode;
  action?: ReactNode;
}

/** What a place without content says: what it is, and what to do next. */
export function EmptyState({ icon, title, level = 2, children, action }: EmptyStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="mx-auto flex w-full max-w-md flex-col items-center gap-2 px-6 py-12 text-center">
      {icon && (
        <div aria-hidden className="mb-1 text-ink-faint [&_svg]:size-6">
          {icon}
        </div>
      )}
      <Heading className="text-lg font-medium text-balance">{title}</Heading>
      {children && <div className="w-full text-pretty text-ink-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
