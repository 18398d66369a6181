"use client";

import { signOut } from "next-auth/react";
import type { StepWire } from "@/core/wire/second-step";
import { Button } from "../ui/button";
import { SetUp } from "./set-up";
import { StepForm } from "./step-form";

interface SecondStepProps {
  standing: "half" | "enrolling";
  ways: StepWire["ways"];
  /** Where to go afterwards; a path of this site. */
  target: string;
  /** Whether passkeys work on this server. */
  passkeys: boolean;
}

/** The second half of signing in. */
export function SecondStep({ standing, ways, target, passkeys }: SecondStepProps) {
  const goOn = () => window.location.assign(target);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-4 rounded-md border border-line bg-surface p-5">
        {standing === "half" ? (
          <StepForm ways={ways} act="Sign in" onDone={goOn} />
        ) : (
          <>
            <p className="text-pretty text-ink-muted">
              Your workspace wants a second step when you sign in, so that a stolen password is not enough.
            </p>
            <SetUp passkeys={passkeys} act="Continue" onDone={goOn} />
          </>
        )}
      </div>
      {standing === "half" && (
        <p className="text-sm text-pretty text-ink-muted">
          Lost your second step and its recovery codes? An admin of your workspace can reset it.
        </p>
      )}
      <Button variant="ghost" onClick={() => void signOut({ callbackUrl: "/sign-in" })}>
        Sign in as somebody else
      </Button>
    </div>
  );
}
