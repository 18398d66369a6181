"use client";

import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { AgentMadeWire } from "@/core/wire/agents";
import { agentsQuery, createAgent } from "../../queries/agents";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { AGENT_POINTERS, type AgentDraft, AgentFields, agentFieldsOf } from "./agent-fields";
import { SecretsShown } from "./secrets-shown";

const NOTHING: AgentDraft & { address: string } = { address: "agent://", name: "", callback: "", owner: "" };
const FORM = "create-agent";

/** Makes an agent, and shows its secrets the one time that they can be seen. */
export function CreateAgent({ email }: { email: string }) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(NOTHING);
  const [made, setMade] = useState<AgentMadeWire | null>(null);
  const saver = useSave({ send: createAgent, stale: [agentsQuery().queryKey], done: "Agent made" });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setDraft(NOTHING);
    setMade(null);
    saver.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMade(await saver.save({ address: draft.address, ...agentFieldsOf(draft) }));
  };
  const footer = made ? (
    <DialogClose asChild>
      <Button variant="primary" className="h-11 desk:h-8">
        I have kept them
      </Button>
    </DialogClose>
  ) : (
    <Button type="submit" form={FORM} variant="primary" className="h-11 desk:h-8" pending={saver.saving}>
      Make agent
    </Button>
  );
  return (
    <Dialog
      title={made ? `${made.agent.name} is ready` : "New agent"}
      open={open}
      onOpenChange={change}
      footer={footer}
      once={made !== null}
      trigger={
        <Button variant="primary" className="h-11 desk:h-8">
          <Plus aria-hidden />
          New agent
        </Button>
      }
    >
      {made ? (
        <SecretsShown apiKey={made.key} webhookSecret={made.webhook_secret} email={email} />
      ) : (
        <form
          id={FORM}
          onSubmit={(event) => void submit(event)}
          className="flex flex-col gap-4 pb-2"
          noValidate
        >
          <Field
            label="Address"
            help="Its identity, in your own order: agent://acme/production/data-analyst. It stays."
            error={saver.flawAt("/address")}
          >
            {(wiring) => (
              <Input
                {...wiring}
                autoCapitalize="none"
                spellCheck={false}
                className="font-mono"
                value={draft.address}
                onChange={({ target }) => setDraft({ ...draft, address: target.value })}
              />
            )}
          </Field>
          <AgentFields
            draft={draft}
            onChange={(fields) => setDraft({ ...draft, ...fields })}
            flawAt={saver.flawAt}
          />
          <Problem problem={saver.problem} shown={["/address", ...AGENT_POINTERS]} />
        </form>
      )}
    </Dialog>
  );
}
