"use client";

import { useState } from "react";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Field } from "../../ui/field";
import { Textarea } from "../../ui/textarea";
import { RiskMark } from "../risk-mark";
import type { BulkAskProps } from "./bulk-ask";
import { VERBS } from "./bulk-keys";
import { fitOf } from "./fit";
import { type Decision, sendDecisions } from "./send";

interface BulkAnswerProps extends Pick<BulkAskProps, "onSend"> {
  verb: "approve" | "reject";
  intents: readonly IntentSummaryWire[];
}

/** One comment for all. What is risky comes along only where somebody says so. */
export function BulkAnswer({ verb, intents, onSend }: BulkAnswerProps) {
  const [comment, setComment] = useState("");
  const [withRisky, setWithRisky] = useState(false);
  const [tried, setTried] = useState(false);
  const fits = intents.flatMap((intent) => {
    const fit = fitOf(intent, verb);
    return fit.fits && fit.outcome !== null ? [{ ...fit, intent, outcome: fit.outcome }] : [];
  });
  const risky = fits.filter((fit) => fit.risky);
  const going = withRisky ? fits : fits.filter((fit) => !fit.risky);
  const required = going.some((fit) => fit.comment);
  const missing = required && comment.trim() === "";

  const send = () => {
    setTried(true);
    if (missing) return document.getElementById("bulk-comment")?.focus();
    const decisions = new Map(
      going.map(({ intent, outcome }) => [intent.id, decisionOf(intent, outcome, comment)]),
    );
    onSend([...decisions.keys()], (ids, onProgress) =>
      sendDecisions(
        ids.flatMap((id) => decisions.get(id) ?? []),
        onProgress,
      ),
    );
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {intents.length > 1 && (
        <ul
          aria-label="Requests"
          className="max-h-48 overflow-y-auto rounded-md border border-line"
          tabIndex={0}
        >
          {going.map(({ intent }) => (
            <li
              key={intent.id}
              className="flex items-center gap-2 border-b border-line px-2.5 py-1.5 last:border-0"
            >
              <span className="min-w-0 flex-1 truncate">{intent.title}</span>
              <RiskMark risk={intent.risk} />
            </li>
          ))}
        </ul>
      )}
      {risky.length > 0 && (
        <Checkbox
          label={
            fits.length === 1
              ? "I have read it: it is of high risk"
              : `Also the ${risky.length === 1 ? "one" : risky.length} of high risk`
          }
          checked={withRisky}
          onCheckedChange={(on) => setWithRisky(on === true)}
        />
      )}
      <Field
        id="bulk-comment"
        label={intents.length > 1 ? "Comment, the same for all" : "Comment"}
        required={required}
        error={tried && missing ? "A comment is required." : undefined}
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            autoFocus={required}
            rows={2}
            maxLength={20_000}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) send();
            }}
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button
          type="submit"
          autoFocus={!required && going.length > 0}
          variant={verb === "approve" ? "primary" : "danger"}
          className="h-11 desk:h-8"
          disabled={going.length === 0}
        >
          {intents.length === 1 ? VERBS[verb] : `${VERBS[verb]} ${going.length}`}
        </Button>
      </div>
    </form>
  );
}

/** An answer to what was shown: where the question has changed since, the server refuses it. */
const decisionOf = ({ id, revision }: IntentSummaryWire, outcome: string, comment: string): Decision => ({
  id,
  outcome,
  revision,
  ...(comment.trim() !== "" && { comment: comment.trim() }),
});
