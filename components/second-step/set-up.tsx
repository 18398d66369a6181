"use client";

import { Fingerprint, Smartphone } from "lucide-react";
import { useState } from "react";
import type { EnrolledWire } from "@/core/wire/second-step";
import { Button } from "../ui/button";
import { RecoveryCodes } from "./recovery-codes";
import { SetUpApp } from "./set-up-app";
import { SetUpPasskey } from "./set-up-passkey";

interface SetUpProps {
  passkeys: boolean;
  /** The word on the button after the recovery codes. */
  act: string;
  onDone: () => void;
}

/** Chooses a kind of second step and sets it up. */
export function SetUp({ passkeys, act, onDone }: SetUpProps) {
  const [kind, setKind] = useState<"app" | "passkey" | null>(passkeys ? null : "app");
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const done = ({ recovery_codes }: EnrolledWire) => (recovery_codes ? setCodes(recovery_codes) : onDone());
  if (codes) return <RecoveryCodes codes={codes} act={act} onDone={onDone} />;
  if (kind === "app") return <SetUpApp onDone={done} />;
  if (kind === "passkey") return <SetUpPasskey onDone={done} />;
  return (
    <div className="flex flex-col gap-2">
      <Button size="touch" className="desk:h-10 desk:text-base" onClick={() => setKind("passkey")}>
        <Fingerprint aria-hidden />
        Passkey: finger, face or security key
      </Button>
      <Button size="touch" className="desk:h-10 desk:text-base" onClick={() => setKind("app")}>
        <Smartphone aria-hidden />
        Authenticator app: six digits
      </Button>
    </div>
  );
}
