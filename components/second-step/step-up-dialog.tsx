"use client";

import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { StepForm } from "./step-form";
import { useAsking } from "./step-up";

/** Asks for a second step where something grave needs a recent one. What is under it stays as it was, and goes on by itself. */
export function StepUpDialog() {
  const asking = useAsking();
  return (
    <Dialog
      title={asking?.enrol ? "Set up a second step" : "Confirm that it is you"}
      description={asking?.detail}
      open={asking !== null}
      onOpenChange={(open) => !open && asking?.settle(false)}
      className="desk:w-96"
      once
    >
      <div className="flex flex-col gap-4 pb-4">
        {asking?.enrol ? (
          <>
            <p className="text-ink-muted">It opens beside this page, and what you wrote stays here.</p>
            <Button asChild variant="primary" size="lg">
              <a href="/settings/security" target="_blank" rel="noreferrer">
                Open sign-in and security
              </a>
            </Button>
            <Button onClick={() => asking.settle(true)}>I have done that: try again</Button>
          </>
        ) : (
          asking && <StepForm ways={asking.ways} act="Confirm" onDone={() => asking.settle(true)} />
        )}
      </div>
    </Dialog>
  );
}
