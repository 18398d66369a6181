"use client";

import { useState } from "react";
import { toast } from "sonner";
import { fromLocalDateTime, toLocalDateTime } from "../../form/local-time";
import { type DeliveryPlace, type ReplayFields, replaySince } from "../../queries/deliveries";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { RadioGroup } from "../../ui/radio-group";
import { DialogForm } from "../dialog-form";
import { InstantField } from "../instant-field";
import { Problem } from "../problem";
import { useSave } from "../use-save";

const DAY_MS = 24 * 3_600_000;

const INCLUDES = [
  { value: "failed", label: "What did not arrive", help: "Given up, or missed while it was paused." },
  {
    value: "all",
    label: "Everything",
    help: "Also what arrived: the receiver knows each by its webhook-id.",
  },
];

/** Sends again what went to a place since a time. */
export function ReplayDialog({ place }: { place: DeliveryPlace }) {
  const [open, setOpen] = useState(false);
  const [since, setSince] = useState("");
  const [include, setInclude] = useState<ReplayFields["include"]>("failed");
  const saver = useSave({
    send: (fields: ReplayFields) => replaySince(place, fields),
    stale: [[place.kind], ["deliveries"], ["audit"]],
    done: null,
  });
  const change = (next: boolean) => {
    setOpen(next);
    saver.reset();
    if (next) setSince(toLocalDateTime(new Date(Date.now() - DAY_MS).toISOString()).slice(0, 16));
  };
  const send = async () => {
    const count = await saver.save({ since: fromLocalDateTime(since) ?? "", include });
    if (count === null) return;
    toast.success(sentAgain(count));
    setOpen(false);
  };
  return (
    <Dialog
      title="Send deliveries again"
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="ghost" size="sm" className="max-desk:h-11">
          Send again…
        </Button>
      }
    >
      <DialogForm act="Send again" saving={saver.saving} onSend={send}>
        <InstantField label="Since" error={saver.flawAt("/since")} value={since} onChange={setSince} />
        <RadioGroup
          aria-label="Which deliveries"
          options={INCLUDES}
          value={include}
          onValueChange={(value) => setInclude(value === "all" ? "all" : "failed")}
        />
        <Problem problem={saver.problem} shown={["/since"]} />
      </DialogForm>
    </Dialog>
  );
}

export const sentAgain = (count: number): string =>
  count === 0 ? "There is nothing to send again" : `${count} ${count === 1 ? "is" : "are"} sent again`;
