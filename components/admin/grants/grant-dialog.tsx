"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { fromLocalDateTime, toLocalDateTime } from "../../form/local-time";
import { choicesQuery } from "../../queries/choices";
import { giveGrant } from "../../queries/grants";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { DialogForm } from "../dialog-form";
import { InstantField } from "../instant-field";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { type Bound, ConditionField, isIncomplete, UNBOUND, whenOf } from "./condition-field";

/** What is filled in already, where the grant follows from a request. */
export interface GrantStart {
  agent: string;
  intentType: string;
  /** A field of its payload and what stands there. */
  field?: { name: string; value: string };
}

interface GrantDialogProps {
  trigger: ReactNode;
  start?: GrantStart;
}

/** Allows an agent something without asking. */
export function GrantDialog({ trigger, start }: GrantDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Allow without asking"
      description="What the grant covers is approved at once, in your name, until it ends. A rule that decides stands above it."
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
    >
      {open && <GrantForm start={start} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

const SHOWN = ["/agent", "/intent_type", "/when", "/expires_at", "/max_uses", "/note"];
const INCOMPLETE = "Say which field it is about, and its bound.";

const boundOf = (start: GrantStart | undefined): Bound =>
  start?.field ? { ...UNBOUND, field: start.field.name, value: start.field.value } : UNBOUND;

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;

function inAWeek(): string {
  const at = Math.ceil((Date.now() + WEEK_MS) / MINUTE_MS) * MINUTE_MS;
  return toLocalDateTime(new Date(at).toISOString());
}

function GrantForm({ start, onDone }: { start: GrantStart | undefined; onDone: () => void }) {
  const types = useId();
  const { data: choices } = useQuery(choicesQuery());
  const [agent, setAgent] = useState(start?.agent ?? "");
  const [type, setType] = useState(start?.intentType ?? "");
  const [bound, setBound] = useState<Bound>(boundOf(start));
  const [tried, setTried] = useState(false);
  const [until, setUntil] = useState(inAWeek);
  const [uses, setUses] = useState("");
  const [note, setNote] = useState("");
  const { save, saving, problem, flawAt } = useSave({
    send: giveGrant,
    stale: [["grants"]],
    done: "Grant given",
  });
  const send = async () => {
    setTried(true);
    if (isIncomplete(bound)) return;
    const when = whenOf(bound);
    const given = await save({
      agent,
      intent_type: type.trim(),
      ...(when !== undefined && { when }),
      expires_at: fromLocalDateTime(until) ?? "",
      ...(uses.trim() !== "" && { max_uses: Number(uses) }),
      ...(note.trim() !== "" && { note: note.trim() }),
    });
    if (given) onDone();
  };
  const agents = choices?.agents ?? [];
  return (
    <DialogForm act="Allow without asking" saving={saving} onSend={send}>
      <Problem problem={problem} shown={SHOWN} />
      <Field label="Agent" error={flawAt("/agent")}>
        {(wiring) => (
          <Select
            {...wiring}
            value={agent}
            onValueChange={setAgent}
            options={agents.map(({ address, name }) => ({ value: address, label: `${name} (${address})` }))}
          />
        )}
      </Field>
      <Field
        label="Intent type"
        help="Or the beginning of several, with * at the end: intent.data.*"
        error={flawAt("/intent_type")}
      >
        {(wiring) => (
          <>
            <Input
              {...wiring}
              list={types}
              autoCapitalize="off"
              value={type}
              onChange={({ target }) => setType(target.value)}
            />
            <datalist id={types}>
              {choices?.types.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <ConditionField
        bound={bound}
        onChange={setBound}
        error={tried && isIncomplete(bound) ? INCOMPLETE : flawAt("/when")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <InstantField label="Until" error={flawAt("/expires_at")} value={until} onChange={setUntil} />
        <Field label="Times it may be used" required={false} error={flawAt("/max_uses")}>
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="numeric"
              placeholder="As often as needed"
              value={uses}
              onChange={({ target }) => setUses(target.value)}
            />
          )}
        </Field>
      </div>
      <Field label="Name" help="It stands in every decision." required={false} error={flawAt("/note")}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={100}
            placeholder="Small refunds this week"
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
    </DialogForm>
  );
}
