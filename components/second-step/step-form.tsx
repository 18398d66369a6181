"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { Fingerprint } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { StepBody, StepWire } from "@/core/wire/second-step";
import { wordsOf } from "../queries/problem";
import { makeStep, passkeyOptions } from "../queries/security";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import { CodeField, plainDigits } from "./code-field";

interface StepFormProps {
  ways: StepWire["ways"];
  /** The word on the button of the code. */
  act: string;
  onDone: () => void;
}

/** Takes a code, a passkey or a recovery code, whichever somebody has. */
export function StepForm({ ways, act, onDone }: StepFormProps) {
  const [recovering, setRecovering] = useState(!ways.totp && !ways.passkey);
  const [code, setCode] = useState("");
  const [pending, setPending] = useState<"code" | "passkey" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const run = async (which: "code" | "passkey", body: () => Promise<StepBody>) => {
    setPending(which);
    setProblem(null);
    try {
      await makeStep(await body());
      onDone();
    } catch (error) {
      setCode("");
      setProblem(
        isCancelled(error) ? "The passkey was not used. Try again, or take another way." : wordsOf(error),
      );
      setPending(null);
    }
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (pending === null && code.trim() !== "")
      void run("code", async () => (recovering ? { recovery_code: code } : { code: plainDigits(code) }));
  };
  const byPasskey = () =>
    void run("passkey", async () => {
      const optionsJSON = (await passkeyOptions()) as never;
      return { passkey: { ...(await startAuthentication({ optionsJSON })) } };
    });

  return (
    <div className="flex flex-col gap-4">
      {problem && <Banner tone="error">{problem}</Banner>}
      {ways.passkey && (
        <Button
          variant={ways.totp || recovering ? "secondary" : "primary"}
          size="touch"
          className="desk:h-10 desk:text-base"
          pending={pending === "passkey"}
          onClick={byPasskey}
        >
          <Fingerprint aria-hidden />
          Use a passkey
        </Button>
      )}
      {(ways.totp || recovering) && (
        <form method="post" onSubmit={send} className="flex flex-col gap-4">
          {recovering ? (
            <Field label="Recovery code" help="One of those that you kept. Each works once.">
              {(wiring) => (
                <Input
                  {...wiring}
                  name="recovery-code"
                  autoFocus
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                />
              )}
            </Field>
          ) : (
            <CodeField
              help="The six digits that your authenticator app shows now."
              autoFocus
              value={code}
              onChange={setCode}
            />
          )}
          <SubmitButton pending={pending === "code"}>{act}</SubmitButton>
        </form>
      )}
      {ways.recovery_codes > 0 && (ways.totp || ways.passkey) && (
        <Button
          variant="ghost"
          onClick={() => {
            setRecovering(!recovering);
            setCode("");
            setProblem(null);
          }}
        >
          {recovering ? "Back" : "Use a recovery code instead"}
        </Button>
      )}
    </div>
  );
}

/** The browser says so by an error of its own. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof Error && ["NotAllowedError", "AbortError"].includes(error.name);
