"use client";

import type { ReactNode } from "react";
import type { KeyMadeWire } from "@/core/wire/agents";
import { covers } from "@/core/scopes";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { SecretsShown } from "./secrets-shown";

interface NewKeyDialogProps {
  title: string;
  trigger: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  made: KeyMadeWire | null;
  email: string;
  /** The button that makes the key. */
  action: ReactNode;
  /** What is asked before. */
  children: ReactNode;
}

/** Asks what a key is to be like, and then shows it the one time that it can be seen. */
export function NewKeyDialog({ title, made, email, action, children, ...rest }: NewKeyDialogProps) {
  const done = (
    <DialogClose asChild>
      <Button variant="primary" className="h-11 desk:h-8">
        I have kept it
      </Button>
    </DialogClose>
  );
  return (
    <Dialog title={made ? "The new key" : title} footer={made ? done : action} once={made !== null} {...rest}>
      {made ? (
        <SecretsShown apiKey={made.key} email={email} mayAsk={covers(made.api_key.scopes, "intents:write")} />
      ) : (
        children
      )}
    </Dialog>
  );
}
