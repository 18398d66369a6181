"use client";

import { type ReactNode, useState } from "react";
import { wordsOf } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";

interface ConfirmRemovalProps {
  trigger: ReactNode;
  /** A question: "Remove the team Data?". */
  title: string;
  /** The word on the button that does it: "Remove team". */
  act: string;
  onConfirm: () => Promise<unknown>;
  /** What will happen, above all to open requests. */
  children: ReactNode;
}

/** Asks before something is gone, and says what else goes with it. What goes wrong is said in place. */
export function ConfirmRemoval({ trigger, title, act, onConfirm, children }: ConfirmRemovalProps) {
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = (next: boolean) => {
    setOpen(next);
    setError(null);
  };
  const confirm = async () => {
    setPending(true);
    try {
      await onConfirm();
      setOpen(false);
    } catch (reason) {
      setError(reason);
    } finally {
      setPending(false);
    }
  };
  const footer = (
    <>
      <DialogClose asChild>
        <Button className="h-11 desk:h-8">Cancel</Button>
      </DialogClose>
      <Button variant="danger" className="h-11 desk:h-8" pending={pending} onClick={() => void confirm()}>
        {act}
      </Button>
    </>
  );
  return (
    <Dialog title={title} trigger={trigger} open={open} onOpenChange={change} footer={footer}>
      <div className="flex flex-col gap-3 pb-2 text-pretty">
        {children}
        {error !== null && (
          <Banner tone="error" title="Not done">
            {wordsOf(error)}
          </Banner>
        )}
      </div>
    </Dialog>
  );
}
