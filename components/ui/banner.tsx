import clsx from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  info: { looks: "border-accent-line bg-accent-soft", mark: "text-accent-ink", icon: Info },
  success: { looks: "border-good-line bg-good-soft", mark: "text-good", icon: CircleCheck },
  warn: { looks: "border-warn-line bg-warn-soft", mark: "text-warn", icon: TriangleAlert },
  error: { looks: "border-bad-line bg-bad-soft", mark: "text-bad", icon: CircleAlert },
} as const;

interface BannerProps {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** False inside a region that announces already. */
  live?: boolean;
  className?: string;
}

/** Something to know about the whole page; errors and warnings interrupt a screen reader, the others wait. */
export function Banner({ tone = "info", title, children, action, live = true, className }: BannerProps) {
  const { looks, mark, icon: Icon } = TONES[tone];
  return (
    <div
      role={!live ? undefined : tone === "error" || tone === "warn" ? "alert" : "status"}
      className={clsx(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-3 py-2.5 text-ink",
        looks,
        className,
      )}
    >
      <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1 basis-48 wrap-anywhere">
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className="flex shrink-0 flex-wrap gap-2">{action}</div>}
    </div>
  );
}
