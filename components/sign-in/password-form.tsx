"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { refusalWords } from "./refusals";

interface PasswordFormProps {
  email: string;
  setEmail: (email: string) => void;
  target: string;
  setProblem: (words: string | null) => void;
  onLink: (() => void) | null;
  /** Instead of going to the target. */
  onSignedIn?: () => void;
}

export function PasswordForm({ email, setEmail, target, setProblem, onLink, onSignedIn }: PasswordFormProps) {
  const [pending, setPending] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setProblem(null);
    const credentials = { email: email.trim(), password: password.current?.value ?? "" };
    const answer = await signIn("credentials", {
      ...credentials,
      callbackUrl: target,
      redirect: false,
    }).catch(() => null);
    if (answer?.ok && !answer.error) return onSignedIn ? onSignedIn() : window.location.assign(target);
    setPending(false);
    setProblem(
      answer
        ? refusalWords(answer.error ?? "")
        : "The server could not be reached. Check the connection and try again.",
    );
    password.current?.select();
  };

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <Field label="E-mail">
        {(wiring) => (
          <Input
            {...wiring}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Password">
        {(wiring) => (
          <Input
            {...wiring}
            ref={password}
            type="password"
            name="password"
            autoComplete="current-password"
            required
          />
        )}
      </Field>
      <SubmitButton pending={pending}>{pending ? "Signing in" : "Sign in"}</SubmitButton>
      {onLink && (
        <Button variant="ghost" onClick={onLink}>
          Mail me a link instead
        </Button>
      )}
    </form>
  );
}
