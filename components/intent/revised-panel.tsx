"use client";

import type { IntentWire } from "@/core/wire/intent";
import { QuestionDiff } from "../revision/question-diff";
import { Button } from "../ui/button";
import { Banner } from "../ui/banner";
import { Card } from "../ui/card";

interface RevisedPanelProps {
  before: IntentWire;
  after: IntentWire;
  /** Whether something was typed that goes on with the new revision. */
  kept: boolean;
  onAccept: () => void;
}

/** The question changed under the reader, so it is answered only once they have seen how. */
export function RevisedPanel({ before, after, kept, onAccept }: RevisedPanelProps) {
  return (
    <>
      <Banner
        tone="warn"
        title={`The agent revised this: revision ${after.revision}`}
        action={
          <Button variant="primary" onClick={onAccept}>
            Go on with revision {after.revision}
          </Button>
        }
      >
        {kept ? "What you wrote is kept." : "Look at what changed before you answer."}
      </Banner>
      <Card title="What changed">
        <QuestionDiff before={before} after={after} whole={false} />
      </Card>
    </>
  );
}
