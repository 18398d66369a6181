import clsx from "clsx";
import Link from "next/link";
import type { KeptMail } from "../queries/mailbox";
import { Time } from "../ui/time";

export function MailRow({ message, href, selected }: { message: KeptMail; href: string; selected: boolean }) {
  return (
    <li className="border-b border-line">
      <Link
        href={href}
        aria-current={selected ? "page" : undefined}
        className={clsx(
          "block px-4 py-2.5 -outline-offset-2",
          selected ? "bg-accent-soft" : "hover:bg-hover",
        )}
      >
        <span className="block truncate font-medium">{message.subject}</span>
        <span className="flex gap-2 text-xs text-ink-muted">
          <span className="min-w-0 flex-1 truncate">to {message.to}</span>
          <Time at={message.created_at} />
        </span>
      </Link>
    </li>
  );
}
