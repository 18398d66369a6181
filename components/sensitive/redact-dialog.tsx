"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Eraser } from "lucide-react";
import { useId, useState } from "react";
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
import { RadioGroup } from "../ui/radio-group";
import { Textarea } from "../ui/textarea";

/** For admins: drops values of a closed intent for good, with a reason and a confirmation that says so. */
export function RedactDialog({ intent }: { intent: IntentWire }) {
  const done = intent.redaction?.what;
  const choices = [
    ...(intent.sensitive.length > 0 && done !== "sensitive" ? (["sensitive"] as const) : []),
    "content" as const,
  ];
  const id = useId();
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
        <Button variant="ghost" size="sm" className="max-desk:-ml-2 max-desk:h-11">
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
        <div className="flex flex-col gap-1">
          <p id={`${id}-what`} className="font-medium">
            What is dropped
          </p>
          <RadioGroup
            aria-labelledby={`${id}-what`}
            options={choices.map((value) => ({ value, label: WORDS[value] }))}
            value={chosen}
            onValueChange={(value) => setWhat(value === "sensitive" ? "sensitive" : "content")}
          />
        </div>
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
