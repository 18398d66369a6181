"use client";

import type { QueryKey } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { Time } from "../ui/time";
import { Line } from "./line";
import { OverlapField } from "./overlap-field";
import { Problem } from "./problem";
import { useSave } from "./use-save";

interface SecretRotationProps<Made> {
  /** What is signed, and why. */
  about: string;
  /** Until when the secret before signs as well; null where none does. */
  oldUntil: string | null;
  /** What the button says, and what the dialog asks. */
  act: string;
  title: string;
  advice: string;
  send: (overlap: string) => Promise<Made>;
  stale: readonly QueryKey[];
  done: string;
  /** The new secret, this once. */
  children: (made: Made) => ReactNode;
}

/** Has another secret sign, which is shown once, while the one before signs on for a time. */
export function SecretRotation<Made>(props: SecretRotationProps<Made>) {
  const { about, oldUntil, act, title, advice, send, stale, done, children } = props;
  const [open, setOpen] = useState(false);
  const [overlap, setOverlap] = useState("24h");
  const [made, setMade] = useState<Made | null>(null);
  const saver = useSave({ send: () => send(overlap), stale, done });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setMade(null);
    saver.reset();
  };
  const rotate = async () => setMade(await saver.save(undefined));
  const end = oldUntil && (
    <>
      {" "}
      The old secret signs as well; it ends <Time at={oldUntil} focusable />.
    </>
  );
  const kept = (
    <DialogClose asChild>
      <Button variant="primary" className="h-11 desk:h-8">
        I have kept it
      </Button>
    </DialogClose>
  );
  const make = (
    <Button variant="primary" className="h-11 desk:h-8" pending={saver.saving} onClick={() => void rotate()}>
      Make the new secret
    </Button>
  );
  return (
    <Line
      text={
        <>
          {about}
          {end}
        </>
      }
    >
      <Dialog
        title={made ? "Keep this secret" : title}
        open={open}
        onOpenChange={change}
        once={made !== null}
        trigger={<Button className="h-11 desk:h-8">{act}</Button>}
        className="desk:w-144"
        footer={made ? kept : make}
      >
        {made ? (
          children(made)
        ) : (
          <div className="flex flex-col gap-4 pb-2">
            <p className="text-pretty">{advice}</p>
            <OverlapField value={overlap} onChange={setOverlap} />
            <Problem problem={saver.problem} />
          </div>
        )}
      </Dialog>
    </Line>
  );
}
