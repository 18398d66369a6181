"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { MIN_PASSWORD } from "@/core/password";
import type { PasswordBody, SecurityWire } from "@/core/wire/second-step";
import { DialogForm } from "../admin/dialog-form";
import { useSave } from "../admin/use-save";
import { changePassword, securityQuery } from "../queries/security";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Section } from "../ui/card";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Time } from "../ui/time";

/** The reader's password: whether there is one, and a dialog for another. */
export function Password({ password }: { password: SecurityWire["password"] }) {
  const [open, setOpen] = useState(false);
  const act = password.exists ? "Change password" : "Set a password";
  return (
    <Section
      title="Password"
      actions={
        <Dialog
          title={act}
          description="All your other devices are signed out."
          open={open}
          onOpenChange={setOpen}
          trigger={<Button className="h-11 desk:h-8">{act}…</Button>}
        >
          <Form password={password} act={act} onDone={() => setOpen(false)} />
        </Dialog>
      }
    >
      <p className="text-pretty text-ink-muted">
        {!password.exists && "You have none: you sign in by a mailed link, or with your provider."}
        {password.exists && !password.set_at && "You have one."}
        {password.exists && password.set_at && (
          <>
            Changed <Time at={password.set_at} />.
          </>
        )}
        {password.exists &&
          password.needs_current &&
          " Forgotten? Sign in by a mailed link, and set another one here."}
      </p>
    </Section>
  );
}

function Form({
  password,
  act,
  onDone,
}: {
  password: SecurityWire["password"];
  act: string;
  onDone: () => void;
}) {
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const { save, saving, problem, flawAt } = useSave({
    send: (body: PasswordBody) => changePassword(body),
    stale: [],
    done: "Password changed",
  });
  const send = async () => {
    const after = await save({ ...(password.needs_current && { current }), password: next });
    if (!after) return;
    client.setQueryData(securityQuery().queryKey, after);
    onDone();
  };
  return (
    <DialogForm act={act} saving={saving} onSend={send}>
      {problem && problem.errors.length === 0 && <Banner tone="error">{problem.detail}</Banner>}
      {password.needs_current && (
        <Field label="Present password" error={flawAt("/current")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="password"
              name="current-password"
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label="New password"
        help={`${MIN_PASSWORD} characters or more. A few words that only you would put together are best.`}
        error={flawAt("/password")}
      >
        {(wiring) => (
          <Input
            {...wiring}
            type="password"
            name="new-password"
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
        )}
      </Field>
    </DialogForm>
  );
}
