"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { refusalWords } from "./refusals";

interface MailLinkFormProps {
  email: string;
  setEmail: (email: string) => void;
  target: string;
  setProblem: (words: string | null) => void;
  onSent: (email: string) => void;
  onPassword: (() => void) | null;
}

export function MailLinkForm({ email, setEmail, target, setProblem, onSent, onPassword }: MailLinkFormProps) {
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setProblem(null);
    const answer = await signIn("email", { email: email.trim(), callbackUrl: target, redirect: false }).catch(
      () => null,
    );
    setPending(false);
    if (answer?.ok && !answer.error) return onSent(email.trim());
    setProblem(
      answer
        ? refusalWords(answer.error ?? "")
        : "The server could not be reached. Check the connection and try again.",
    );
  };

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <Field label="E-mail" help="You get a link that signs you in once.">
        {(wiring) => (
          <Input
            {...wiring}
            type="email"
            name="email"
            autoComplete="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <SubmitButton pending={pending}>{pending ? "Sending" : "Mail me a link"}</SubmitButton>
      {onPassword && (
        <Button variant="ghost" onClick={onPassword}>
          Use a password instead
        </Button>
      )}
    </form>
  );
}
