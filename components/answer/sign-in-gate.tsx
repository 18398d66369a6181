"use client";

import { LogIn } from "lucide-react";
import { signOut } from "next-auth/react";
import { Button } from "../ui/button";

interface SignInGateProps {
  person: { name: string; email: string };
  /** Somebody else who is signed in here. */
  other: { name: string } | null;
}

/** Where the answer's buttons would be, until the link's person has signed in. What is typed stays in this browser meanwhile. */
export function SignInGate({ person, other }: SignInGateProps) {
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-col gap-2 border-t border-line bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <p className="text-sm text-ink-muted">
        {other ? `You are signed in as ${other.name}; this is ${person.name}’s to answer. ` : ""}
        What you type here is kept for when you are back.
      </p>
      {other ? (
        <Button
          variant="primary"
          size="touch"
          className="h-auto min-h-11 py-1 whitespace-normal"
          onClick={() => void signOut({ callbackUrl: signInPath(person.email) })}
        >
          <LogIn aria-hidden /> Sign in as {person.name} instead
        </Button>
      ) : (
        <Button
          variant="primary"
          size="touch"
          className="h-auto min-h-11 py-1 whitespace-normal"
          onClick={() => window.location.assign(signInPath(person.email))}
        >
          <LogIn aria-hidden /> Sign in to answer
        </Button>
      )}
    </div>
  );
}

const signInPath = (email: string): string =>
  `/sign-in?${new URLSearchParams({ callbackUrl: window.location.pathname, email })}`;
