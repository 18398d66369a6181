"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { toast } from "sonner";
import { type Json, withValues } from "@/core/json";
import { maskedPlaces } from "@/core/sensitive/mask";
import type { IntentWire } from "@/core/wire/intent";
import type { RevealedWire } from "@/core/wire/sensitive";
import { wordsOf } from "../queries/problem";

/** Asks the server for the values at some places. */
export type Reveal = (places: readonly string[]) => Promise<RevealedWire>;

interface Revealing {
  may: boolean;
  /** What is masked still. */
  masked: readonly string[];
  /** What the reader had shown. */
  shown: readonly string[];
  /** What they had shown last: the focus goes there. */
  latest: string | null;
  pending: boolean;
  show: (places: readonly string[]) => void;
  hide: () => void;
  redaction: IntentWire["redaction"];
}

const NOTHING: Revealing = {
  may: false,
  masked: [],
  shown: [],
  latest: null,
  pending: false,
  show: () => {},
  hide: () => {},
  redaction: null,
};

const Context = createContext(NOTHING);
const Base = createContext("");

export const useRevealing = (): Revealing => useContext(Context);
export const useBase = (): string => useContext(Base);

/** Says where in the intent what is drawn inside stands. */
export const At = ({ base, children }: { base: string; children: ReactNode }) => (
  <Base.Provider value={base}>{children}</Base.Provider>
);

/** Draws an intent with what the reader had shown. Nothing of it outlives the page, nor the revision that it belongs to. */
export function WithRevealed({
  intent,
  reveal,
  children,
}: {
  intent: IntentWire;
  reveal: Reveal;
  children: (intent: IntentWire) => ReactNode;
}) {
  const version = `${intent.id} ${intent.revision} ${intent.status}`;
  const [known, setKnown] = useState<{
    version: string;
    values: Record<string, Json>;
    latest: string | null;
  }>({
    version,
    values: {},
    latest: null,
  });
  const [pending, setPending] = useState(false);
  const values = known.version === version ? known.values : NONE;
  const filled = useMemo(
    () =>
      values === NONE ? intent : (withValues(intent as unknown as Json, values) as unknown as IntentWire),
    [intent, values],
  );
  const masked = useMemo(() => maskedPlaces(filled as unknown as Json), [filled]);
  const show = async (places: readonly string[]) => {
    setPending(true);
    try {
      const { values: found } = await reveal(places);
      setKnown({ version, values: { ...values, ...found }, latest: places[0] ?? null });
    } catch (error) {
      toast.error(wordsOf(error));
    } finally {
      setPending(false);
    }
  };
  const revealing: Revealing = {
    may: intent.you?.may_reveal ?? false,
    masked,
    shown: Object.keys(values),
    latest: known.latest,
    pending,
    show: (places) => void show(places),
    hide: () => setKnown({ version, values: {}, latest: null }),
    redaction: intent.redaction,
  };
  return <Context.Provider value={revealing}>{children(filled)}</Context.Provider>;
}

const NONE: Record<string, Json> = {};
