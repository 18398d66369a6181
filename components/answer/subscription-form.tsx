import { BellOff, Mail } from "lucide-react";
import { Button } from "../ui/button";

interface SubscriptionFormProps {
  token: string;
  /** "reminders", or "digest daily". */
  what: string;
  on: boolean;
  person: { name: string; email: string };
}

const WORDS: Record<string, { name: string; stays: string }> = {
  reminders: { name: "reminders", stays: "Questions themselves still come by mail." },
  mentions: { name: "mails about mentions", stays: "Questions still come by mail." },
  outcomes: { name: "mails about how questions ended", stays: "Questions themselves still come by mail." },
  digest: { name: "the digest", stays: "Questions and reminders still come by mail." },
};

/** Turns one kind of mail off and on again, by plain forms: it works without signing in and without JavaScript. */
export function SubscriptionForm({ token, what, on, person }: SubscriptionFormProps) {
  const { name, stays } = WORDS[what.split(" ")[0] ?? ""] ?? { name: "these mails", stays: "" };
  const Icon = on ? Mail : BellOff;
  return (
    <div className="flex flex-col items-center gap-3 py-8 text-center">
      <Icon aria-hidden className="size-7 text-ink-faint" />
      <h1 className="text-xl font-semibold text-balance">
        {on ? `Stop ${name}?` : `${capital(name)} no longer come by mail`}
      </h1>
      <p className="max-w-sm text-pretty text-ink-muted wrap-anywhere">
        {on ? "They go to" : "They are off for"} {person.name} ({person.email}). {stays}
      </p>
      <form
        method="post"
        action={`/api/unsubscribe/${token}?${new URLSearchParams(on ? { back: "1" } : { undo: "1", back: "1" })}`}
        className="mt-2 w-full max-w-xs"
      >
        <Button type="submit" variant={on ? "primary" : "secondary"} size="touch" className="w-full">
          {on ? "Stop them" : "Get them again"}
        </Button>
      </form>
      <a
        href="/settings/notifications"
        className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-2"
      >
        All notification settings
      </a>
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
