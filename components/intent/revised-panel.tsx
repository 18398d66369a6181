"use client";

import type { IntentWire } from "@/core/wire/intent";
import { QuestionDiff } from "../revision/question-diff";
import { Button } from "../ui/button";
import { Banner } from "../ui/banner";
import { Card } from "../ui/card";

interface RevisedPanelProps {
  before: IntentWire;
  after: IntentWire;
  /** The voter whose change it is; null where the agent revised it. */
  by: string | null;
  /** Whether something was typed that goes on with the new revision. */
  kept: boolean;
  onAccept: () => void;
}

/** The question changed under the reader, so it is answered only once they have seen how. */
export function RevisedPanel({ before, after, by, kept, onAccept }: RevisedPanelProps) {
  return (
    <>
      <Banner
        tone="warn"
        title={
          by
            ? `${by} changed this: revision ${after.revision}`
            : `The agent revised this: revision ${after.revision}`
        }
        action={
          <Button variant="primary" onClick={onAccept}>
            Go on with revision {after.revision}
          </Button>
        }
      >
        {before.quorum?.votes.length ? "Votes on the earlier revision no longer count. " : ""}
        {kept ? "What you wrote is kept." : "Look at what changed before you answer."}
      </Banner>
      <Card title="What changed">
        <QuestionDiff before={before} after={after} whole={false} />
      </Card>
    </>
  );
}
