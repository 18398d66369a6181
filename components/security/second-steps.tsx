"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Fingerprint, Smartphone } from "lucide-react";
import { useState } from "react";
import type { SecurityWire } from "@/core/wire/second-step";
import { ConfirmRemoval } from "../admin/confirm-removal";
import { removeStep, renewRecoveryCodes, securityQuery } from "../queries/security";
import { RecoveryCodes } from "../second-step/recovery-codes";
import { SetUp } from "../second-step/set-up";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Section } from "../ui/card";
import { Dialog } from "../ui/dialog";
import { Time } from "../ui/time";

/** What the reader shows besides their password. */
export function SecondSteps({ security }: { security: SecurityWire }) {
  const client = useQueryClient();
  const { steps, recovery_codes_left: left, demanded, passkeys_possible } = security;
  const keep = (after: SecurityWire) => client.setQueryData(securityQuery().queryKey, after);
  return (
    <Section
      title={
        <>
          Second step{" "}
          <Badge tone={steps.length > 0 ? "good" : "neutral"}>{steps.length > 0 ? "On" : "Off"}</Badge>
        </>
      }
      actions={<AddStep passkeys={passkeys_possible} />}
    >
      <p className="text-pretty text-ink-muted">
        {steps.length > 0
          ? "Signing in takes one of these, too, and so does what is grave, such as an answer of high risk."
          : "With a second step a stolen password is not enough to answer as you."}
        {demanded && " Your workspace wants one of you."}
      </p>
      {steps.length > 0 && (
        <ul aria-label="Second steps" className="mt-3 divide-y divide-line border-y border-line">
          {steps.map(({ id, kind, name, created_at, last_used_at }) => (
            <li key={id} className="flex min-h-11 items-center gap-2.5 py-1">
              {kind === "passkey" ? (
                <Fingerprint aria-hidden className="size-4 shrink-0 text-ink-faint" />
              ) : (
                <Smartphone aria-hidden className="size-4 shrink-0 text-ink-faint" />
              )}
              <span className="min-w-0 flex-1 wrap-anywhere">
                {name}{" "}
                <span className="block text-sm text-ink-muted">
                  {kind === "passkey" && "Passkey, "}added <Time at={created_at} />
                  {last_used_at && ", used "}
                  {last_used_at && <Time at={last_used_at} />}
                </span>
              </span>
              <ConfirmRemoval
                title={`Remove ${name}?`}
                act="Remove"
                onConfirm={async () => keep(await removeStep(id))}
                trigger={
                  <Button variant="ghost" className="h-11 desk:h-8">
                    Remove<span className="sr-only"> {name}</span>
                  </Button>
                }
              >
                <p>
                  {steps.length === 1
                    ? "It is your last: your recovery codes go with it, and your first step alone signs you in."
                    : "It signs you in no longer. Your other second steps stay."}
                </p>
              </ConfirmRemoval>
            </li>
          ))}
        </ul>
      )}
      {steps.length > 0 && <Codes left={left} onRenewed={keep} />}
    </Section>
  );
}

function AddStep({ passkeys }: { passkeys: boolean }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    void client.invalidateQueries({ queryKey: securityQuery().queryKey });
  };
  return (
    <Dialog
      title="Add a second step"
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      once
      trigger={<Button className="h-11 desk:h-8">Add</Button>}
    >
      <div className="pb-4">
        <SetUp passkeys={passkeys} act="Done" onDone={close} />
      </div>
    </Dialog>
  );
}

function Codes({ left, onRenewed }: { left: number; onRenewed: (after: SecurityWire) => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renew = async () => {
    const { security, recovery_codes } = await renewRecoveryCodes();
    onRenewed(security);
    setCodes(recovery_codes);
  };
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="text-ink-muted">
        {left === 1 ? "1 recovery code is left." : `${left} recovery codes are left.`}
      </p>
      <ConfirmRemoval
        title="Make new recovery codes?"
        act="Make new codes"
        onConfirm={renew}
        trigger={<Button className="h-11 desk:h-8">New codes…</Button>}
      >
        <p>The ones that you have now work no longer.</p>
      </ConfirmRemoval>
      <Dialog
        title="Recovery codes"
        open={codes !== null}
        onOpenChange={(open) => !open && setCodes(null)}
        once
      >
        <div className="pb-4">
          {codes && <RecoveryCodes codes={codes} act="Done" onDone={() => setCodes(null)} />}
        </div>
      </Dialog>
    </div>
  );
}
