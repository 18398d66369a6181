"use client";

import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { SCOPE_NAMES, SCOPES, type Scope } from "@/core/scopes";
import type { AgentDetailWire, KeyMadeWire } from "@/core/wire/agents";
import { agentsQuery, createKey } from "../../queries/agents";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { NewKeyDialog } from "./new-key-dialog";

const FORM = "create-key";
const NEVER = "never";
const LIFETIMES = [
  { value: NEVER, label: "Never" },
  { value: "30d", label: "In 30 days" },
  { value: "90d", label: "In 90 days" },
  { value: "365d", label: "In a year" },
];

/** Makes another key for an agent. */
export function CreateKey({ agent, email }: { agent: AgentDetailWire; email: string }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>([]);
  const [lifetime, setLifetime] = useState(NEVER);
  const [made, setMade] = useState<KeyMadeWire | null>(null);
  const saver = useSave({
    send: () => createKey(agent.id, { name, scopes, expires_in: lifetime === NEVER ? null : lifetime }),
    stale: [agentsQuery().queryKey, ["audit"]],
    done: "Key made",
  });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setName("");
    setScopes([]);
    setMade(null);
    saver.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMade(await saver.save(undefined));
  };
  const toggle = (scope: Scope) => (on: boolean | "indeterminate") =>
    setScopes(SCOPE_NAMES.filter((each) => (each === scope ? on === true : scopes.includes(each))));
  return (
    <NewKeyDialog
      title={`New key for ${agent.name}`}
      {...{ open, made, email }}
      onOpenChange={change}
      trigger={
        <Button className="h-11 desk:h-8">
          <Plus aria-hidden />
          New key
        </Button>
      }
      action={
        <Button type="submit" form={FORM} variant="primary" className="h-11 desk:h-8" pending={saver.saving}>
          Make key
        </Button>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-4 pb-2"
        noValidate
      >
        <Field label="Name" help="Where it is used, so that you know it again." error={saver.flawAt("/name")}>
          {(wiring) => (
            <Input
              {...wiring}
              value={name}
              maxLength={60}
              placeholder="Production"
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <fieldset className="flex flex-col">
          <legend className="font-medium">What it may do</legend>
          <p className="mb-1 text-sm text-ink-muted">Choose nothing, and it may do everything.</p>
          {SCOPE_NAMES.map((scope) => (
            <Checkbox
              key={scope}
              label={<code className="font-mono text-sm">{scope}</code>}
              help={SCOPES[scope]}
              checked={scopes.includes(scope)}
              onCheckedChange={toggle(scope)}
            />
          ))}
        </fieldset>
        <Field label="Expires" error={saver.flawAt("/expires_in")}>
          {(wiring) => (
            <Select {...wiring} value={lifetime} onValueChange={setLifetime} options={LIFETIMES} />
          )}
        </Field>
        <Problem problem={saver.problem} shown={["/name", "/expires_in"]} />
      </form>
    </NewKeyDialog>
  );
}
