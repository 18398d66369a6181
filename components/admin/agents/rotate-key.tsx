"use client";

import { useState } from "react";
import type { AgentDetailWire, KeyMadeWire, KeyWire } from "@/core/wire/agents";
import { agentsQuery, rotateKey } from "../../queries/agents";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { NewKeyDialog } from "./new-key-dialog";

const OVERLAPS = [
  { value: "1h", label: "1 hour" },
  { value: "24h", label: "24 hours" },
  { value: "7d", label: "7 days" },
  { value: "30d", label: "30 days" },
];

interface RotateKeyProps {
  agent: AgentDetailWire;
  apiKey: KeyWire;
  email: string;
}

/** Puts a new key in an old one's place, with a while in which both work. It stays once the old one is rotated: it shows the new one. */
export function RotateKey({ agent, apiKey: old, email }: RotateKeyProps) {
  const [open, setOpen] = useState(false);
  const [overlap, setOverlap] = useState("24h");
  const [made, setMade] = useState<KeyMadeWire | null>(null);
  const saver = useSave({
    send: () => rotateKey(agent.id, old.id, overlap),
    stale: [agentsQuery().queryKey, ["audit"]],
    done: "Key rotated",
  });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setMade(null);
    saver.reset();
  };
  const rotate = async () => setMade(await saver.save(undefined));
  return (
    <NewKeyDialog
      title={`Rotate “${old.name}”?`}
      {...{ open, made, email }}
      onOpenChange={change}
      trigger={
        old.state === "active" && (
          <Button variant="ghost" className="h-11 desk:h-8">
            Rotate<span className="sr-only"> {old.name}</span>
          </Button>
        )
      }
      action={
        <Button
          variant="primary"
          className="h-11 desk:h-8"
          pending={saver.saving}
          onClick={() => void rotate()}
        >
          Make the new key
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <p className="text-pretty">
          A new key with the same name and scopes takes its place. Give it to the agent while both work.
        </p>
        <Field label="The old key works for another">
          {(wiring) => <Select {...wiring} value={overlap} onValueChange={setOverlap} options={OVERLAPS} />}
        </Field>
        <Problem problem={saver.problem} />
      </div>
    </NewKeyDialog>
  );
}
