"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Eraser } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { isOpen } from "@/core/intent";
import type { IntentWire } from "@/core/wire/intent";
import { eventsQuery } from "../queries/intents";
import { wordsOf } from "../queries/problem";
import { redactIntent } from "../queries/sensitive";
import { useTakeOver } from "../intent/use-intent-change";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";

/** For admins: drops values of a closed intent for good, with a reason and a confirmation that says so. */
export function RedactDialog({ intent }: { intent: IntentWire }) {
  const done = intent.redaction?.what;
  const choices = [
    ...(intent.sensitive.length > 0 && done !== "sensitive" ? (["sensitive"] as const) : []),
    "content" as const,
  ];
  const [open, setOpen] = useState(false);
  const [what, setWhat] = useState<"sensitive" | "content" | null>(null);
  const [reason, setReason] = useState("");
  const [pending, setPending] = useState(false);
  const takeOver = useTakeOver(intent.id);
  const client = useQueryClient();
  const chosen = what ?? choices[0] ?? "content";
  if (isOpen(intent) || done === "content") return null;
  const redact = async () => {
    setPending(true);
    try {
      takeOver(await redactIntent(intent.id, { what: chosen, reason: reason.trim() }));
      void client.invalidateQueries({ queryKey: eventsQuery(intent.id).queryKey });
      setOpen(false);
      toast.success("Dropped for good.");
    } catch (error) {
      toast.error(wordsOf(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      title="Redact this request?"
      description="This cannot be undone, by nobody. Who answered what and when stays, and so does the signed receipt."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="sm" className="max-desk:h-11">
          <Eraser aria-hidden />
          Redact…
        </Button>
      }
      footer={
        <>
          <Button size="lg" onClick={() => setOpen(false)}>
            Keep it
          </Button>
          <Button
            size="lg"
            variant="danger"
            pending={pending}
            disabled={reason.trim() === ""}
            onClick={() => void redact()}
          >
            Redact for good
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-medium">What is dropped</legend>
          {choices.map((choice) => (
            <label
              key={choice}
              className="flex min-h-6 items-start gap-2 max-desk:min-h-11 max-desk:items-center"
            >
              <input
                type="radio"
                name="redact"
                className="mt-1 size-4 accent-accent"
                checked={chosen === choice}
                onChange={() => setWhat(choice)}
              />
              <span>{WORDS[choice]}</span>
            </label>
          ))}
        </fieldset>
        <Field label="Reason" help="Stands in the timeline for good.">
          {(wiring) => (
            <Textarea
              {...wiring}
              value={reason}
              maxLength={500}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}

const WORDS = {
  sensitive: "What is marked as sensitive, wherever it is stored",
  content: "All content: title, payload, answer, comments and files",
} as const;
