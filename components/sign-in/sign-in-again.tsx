"use client";

import { useQueryClient } from "@tanstack/react-query";
import { getSession } from "next-auth/react";
import { useState } from "react";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { sessionIsBack, useSessionEnded } from "./ended-session";
import { PasswordForm } from "./password-form";

/** Signs the same person in again where they are: the page, and what was typed into it, stays. */
export function SignInAgain({ email }: { email: string }) {
  const ended = useSessionEnded();
  return (
    <Dialog
      title="Sign in to Countersign"
      description="You have been signed out. What you wrote is kept."
      open={ended}
      onOpenChange={(open) => !open && sessionIsBack()}
    >
      <Form member={email} />
    </Dialog>
  );
}

function Form({ member }: { member: string }) {
  const client = useQueryClient();
  const [email, setEmail] = useState(member);
  const [problem, setProblem] = useState<string | null>(null);
  const here = window.location.pathname + window.location.search;
  const otherWays = `/sign-in?${new URLSearchParams({ callbackUrl: here })}`;
  /** What somebody else may see is another page. */
  const goOn = async () => {
    const session = await getSession();
    if (session?.user?.email !== member) return window.location.reload();
    sessionIsBack();
    // The live stream tries again as it does when the network is back.
    dispatchEvent(new Event("online"));
    await client.invalidateQueries();
  };
  return (
    <div className="flex flex-col gap-4 pb-4">
      {problem && <Banner tone="error">{problem}</Banner>}
      <PasswordForm
        {...{ email, setEmail, setProblem }}
        target={here}
        onSignedIn={() => void goOn()}
        onLink={null}
      />
      <Button asChild variant="ghost">
        <a href={otherWays}>Other ways to sign in</a>
      </Button>
    </div>
  );
}
