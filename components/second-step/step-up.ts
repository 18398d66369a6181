"use client";

import { useSyncExternalStore } from "react";
import type { StepWire } from "@/core/wire/second-step";
import type { ProblemError } from "../queries/problem";

type Ways = StepWire["ways"];

/** What waits for a second step of its person. */
interface Asking {
  detail: string;
  ways: Ways;
  /** They have none yet, and need one. */
  enrol: boolean;
  settle: (made: boolean) => void;
}

const listeners = new Set<() => void>();
let asking: Asking | null = null;
let waiting: Promise<boolean> | null = null;

function set(next: Asking | null): void {
  asking = next;
  listeners.forEach((tell) => tell());
}

/** Asks for a second step on top of the page; true once it is made. Requests that come meanwhile wait for the same one. */
export function askForStep({ detail, extra }: ProblemError): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    const settle = (made: boolean) => {
      waiting = null;
      set(null);
      resolve(made);
    };
    set({ detail, ways: waysIn(extra.ways), enrol: extra.enrol === true, settle });
  });
  return waiting;
}

const NONE: Ways = { totp: false, passkey: false, recovery_codes: 0 };
const waysIn = (ways: unknown): Ways => ({ ...NONE, ...(typeof ways === "object" ? ways : {}) });

export const useAsking = (): Asking | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asking,
    () => null,
  );
