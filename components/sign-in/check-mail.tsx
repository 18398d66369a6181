"use client";

import { MailCheck } from "lucide-react";
import { Button } from "../ui/button";

/** The same words whether or not the address belongs to anybody. */
export function CheckMail({
  email,
  mailbox,
  onBack,
}: {
  email: string;
  mailbox: boolean;
  onBack: () => void;
}) {
  return (
    <section
      aria-labelledby="check-mail"
      className="flex flex-col gap-3 rounded-md border border-line bg-surface p-5"
    >
      <MailCheck aria-hidden className="size-6 text-accent-ink" />
      <h2
        id="check-mail"
        tabIndex={-1}
        ref={(heading) => heading?.focus()}
        className="text-lg font-semibold outline-none"
      >
        Check your mail
      </h2>
      <p className="wrap-anywhere text-ink-muted">
        If {email || "the address"} belongs to a member, a link that signs you in is on its way. It works
        once, in this or any browser.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {mailbox && (
          <Button asChild variant="primary" size="lg">
            <a
              href={email ? `/mailbox?to=${encodeURIComponent(email)}` : "/mailbox"}
              target="_blank"
              rel="noreferrer"
            >
              Open the mailbox
            </a>
          </Button>
        )}
        <Button size="lg" onClick={onBack}>
          Use another address
        </Button>
      </div>
    </section>
  );
}
