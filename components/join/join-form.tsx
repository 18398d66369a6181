"use client";

import { signIn } from "next-auth/react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { MIN_PASSWORD } from "@/core/password";
import type { Role } from "@/core/access";
import { joinByInvitation } from "../queries/members";
import { ProblemError, wordsOf } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";

interface JoinFormProps {
  token: string;
  invitation: { inviter: string; workspace: string; email: string; role: Role; hasAccount: boolean };
}

/** As a page of its own, so that it is drawn for whoever has just signed in. */
const goTo = (path: string): void => window.location.assign(path);

const DOES: Record<Role, string> = {
  admin: "You will set up people, policies and agents, and answer requests.",
  reviewer: "You will answer what agents ask you.",
  auditor: "You will read everything and change nothing.",
};

/** The one button that accepts an invitation, with a name and a password where there is no account yet. */
export function JoinForm({ token, invitation }: JoinFormProps) {
  const { inviter, email, role, hasAccount } = invitation;
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [joined, setJoined] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await joinByInvitation(token, hasAccount ? {} : { name, ...(password && { password }) });
      const answer = password ? await signIn("credentials", { email, password, redirect: false }) : null;
      if (answer?.ok) return goTo("/inbox");
      setJoined(true);
    } catch (reason) {
      setError(reason);
    }
    setPending(false);
  };
  const flawAt = (pointer: string) =>
    error instanceof ProblemError ? error.errors.find((flaw) => flaw.pointer === pointer)?.detail : undefined;
  const hasFlaw = flawAt("/name") !== undefined || flawAt("/password") !== undefined;

  if (joined) return <Joined email={email} workspace={invitation.workspace} />;
  return (
    <form
      method="post"
      onSubmit={(event) => void submit(event)}
      noValidate
      className="flex flex-col gap-4 rounded-md border border-line bg-surface p-5"
    >
      <p className="text-pretty wrap-anywhere">
        {inviter} invites <strong className="font-medium">{email}</strong>.{" "}
        <span className="text-ink-muted">{DOES[role]}</span>
      </p>
      {hasAccount ? (
        <p className="text-ink-muted">You have an account already: its name and password stay as they are.</p>
      ) : (
        <>
          <Field label="Your name" help="As others see it beside your answers." error={flawAt("/name")}>
            {(wiring) => (
              <Input
                {...wiring}
                name="name"
                autoComplete="name"
                maxLength={100}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
          <Field
            label="Password"
            required={false}
            help={`${MIN_PASSWORD} characters or more. Without one you sign in by a mailed link.`}
            error={flawAt("/password")}
          >
            {(wiring) => (
              <Input
                {...wiring}
                type="password"
                name="password"
                autoComplete="new-password"
                maxLength={200}
                value={password}
                onChange={({ target }) => setPassword(target.value)}
              />
            )}
          </Field>
        </>
      )}
      {error !== null && !hasFlaw && (
        <Banner tone="error" title="Not joined">
          {wordsOf(error)}
        </Banner>
      )}
      <SubmitButton pending={pending}>{pending ? "Joining" : "Join"}</SubmitButton>
    </form>
  );
}

function Joined({ email, workspace }: { email: string; workspace: string }) {
  return (
    <Banner
      tone="success"
      title={`You are a member of ${workspace}`}
      action={
        <Button asChild variant="primary">
          <Link href={`/sign-in?${new URLSearchParams({ email })}`}>Sign in</Link>
        </Button>
      }
    >
      Sign in as {email} to see what waits for you.
    </Banner>
  );
}
