"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { deviceName } from "@/core/device-name";
import type { EnrolledWire } from "@/core/wire/second-step";
import { wordsOf } from "../queries/problem";
import { addPasskey, newPasskeyOptions } from "../queries/security";
import { Banner } from "../ui/banner";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { isCancelled } from "./step-form";

/** Makes a passkey with this browser, under a name by which its person knows it. */
export function SetUpPasskey({ onDone }: { onDone: (enrolled: EnrolledWire) => void }) {
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const add = useMutation({
    mutationFn: async () => {
      const optionsJSON = (await newPasskeyOptions()) as never;
      return addPasskey(name, { ...(await startRegistration({ optionsJSON })) });
    },
    onSuccess: onDone,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form method="post" onSubmit={send} className="flex flex-col gap-4">
      {add.error && (
        <Banner tone="error">
          {isCancelled(add.error)
            ? "No passkey was made. Try again, or use another device."
            : wordsOf(add.error)}
        </Banner>
      )}
      <Field label="Name" help="By which you know it in the list.">
        {(wiring) => (
          <Input
            {...wiring}
            name="name"
            required
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <SubmitButton pending={add.isPending}>Make a passkey</SubmitButton>
    </form>
  );
}
