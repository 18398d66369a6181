"use client";

import { toast } from "sonner";
import type { IntentWire } from "@/core/wire/intent";
import { claimIntent, releaseIntent } from "../queries/commands";
import { KeyHint } from "../keys/hint";
import { wordsOf } from "../queries/problem";
import { Button } from "../ui/button";
import { Tooltip } from "../ui/tooltip";
import { useIntentChange } from "./use-intent-change";

interface ClaimButtonProps {
  intent: IntentWire;
  reader: { id: string; isAdmin: boolean };
}

/** Says to the others that I am at it, and holds the chain back for a while. */
export function ClaimButton({ intent, reader }: ClaimButtonProps) {
  const mine = intent.claimed_by?.id === reader.id;
  const change = useIntentChange(intent.id, (claim: boolean) =>
    claim ? claimIntent(intent.id) : releaseIntent(intent.id),
  );
  const claimed = intent.claimed_by !== null;
  if (claimed && !mine && !reader.isAdmin) return null;
  return (
    <Tooltip
      content={claimed ? "Lets the chain go on" : "Tells the others, and holds the chain back for 30 minutes"}
    >
      <Button
        data-action="claim"
        aria-keyshortcuts="l"
        className="max-desk:h-11"
        pending={change.isPending}
        onClick={() => change.mutate(!claimed, { onError: (error) => toast.error(wordsOf(error)) })}
      >
        {claimed ? "Release" : "Claim"}
        <KeyHint action="claim" />
      </Button>
    </Tooltip>
  );
}
