"use client";

import { useState } from "react";
import { Banner } from "../ui/banner";
import { CheckMail } from "./check-mail";
import { MailLinkForm } from "./mail-link-form";
import { PasswordForm } from "./password-form";
import { refusalWords } from "./refusals";
import { SingleSignOn } from "./single-sign-on";

/** How people can sign in on this server. `oidc` is the provider's name. */
export interface Ways {
  password: boolean;
  link: boolean;
  oidc: string | null;
}

interface SignInFormProps {
  ways: Ways;
  /** Where to go afterwards; a path of this site. */
  target: string;
  mailbox: boolean;
  /** next-auth's code for what went wrong before. */
  refusal: string | null;
  /** A link was mailed, to an address that this page does not know. */
  sent: boolean;
  /** Whose address is filled in already. */
  hint?: string;
}

export function SignInForm({ ways, target, mailbox, refusal, sent, hint = "" }: SignInFormProps) {
  const [email, setEmail] = useState(hint);
  const [byLink, setByLink] = useState(!ways.password || refusal === "Verification");
  const [problem, setProblem] = useState(refusal && refusalWords(refusal));
  const [sentTo, setSentTo] = useState<string | null>(sent ? "" : null);
  if (sentTo !== null) return <CheckMail email={sentTo} mailbox={mailbox} onBack={() => setSentTo(null)} />;
  const shared = { email, setEmail, target, setProblem };
  return (
    <div className="flex flex-col gap-4 rounded-md border border-line bg-surface p-5">
      {problem && <Banner tone="error">{problem}</Banner>}
      {ways.oidc && <SingleSignOn name={ways.oidc} target={target} />}
      {ways.oidc && (ways.password || ways.link) && (
        <p className="flex items-center gap-3 text-sm text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          or
        </p>
      )}
      {byLink && ways.link && (
        <MailLinkForm
          {...shared}
          onSent={setSentTo}
          onPassword={ways.password ? () => setByLink(false) : null}
        />
      )}
      {!byLink && ways.password && (
        <PasswordForm {...shared} onLink={ways.link ? () => setByLink(true) : null} />
      )}
    </div>
  );
}
