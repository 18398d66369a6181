"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { nameOf, PeoplePicker } from "../../intent/people-picker";
import { nameList } from "../../intent/sentence";
import { peopleQuery } from "../../queries/people";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Textarea } from "../../ui/textarea";
import type { BulkAskProps } from "./bulk-ask";
import { sendReassignments } from "./send";

/** To whom, and why: the same for all. */
export function BulkReassign({ ids, onSend }: { ids: readonly string[]; onSend: BulkAskProps["onSend"] }) {
  const { data: people = [] } = useQuery(peopleQuery());
  const [to, setTo] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const body = { to, ...(reason.trim() && { reason: reason.trim() }) };
  const send = () => onSend(ids, (chosen, onProgress) => sendReassignments(chosen, body, onProgress));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-muted">They are asked now. You can still answer.</p>
      <div className="flex flex-col gap-1">
        <label htmlFor="bulk-to" className="font-medium">
          To
        </label>
        <PeoplePicker id="bulk-to" label="To" people={people} chosen={to} onChange={setTo} />
      </div>
      <Field label="Reason" required={false}>
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={2}
            maxLength={2_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button variant="primary" className="h-11 desk:h-8" disabled={to.length === 0} onClick={send}>
          {to.length === 0 ? "Pass on" : `Pass on to ${nameList(to.map((ref) => nameOf(people, ref)))}`}
        </Button>
      </div>
    </div>
  );
}
