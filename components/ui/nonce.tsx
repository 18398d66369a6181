"use client";

import { setNonce } from "get-nonce";
import { createContext, type ReactNode, useContext, useState } from "react";

const Nonce = createContext<string | undefined>(undefined);

/**
 * Gives what writes style elements the nonce of the document. The policy came with the document, so later nonces of the same
 * layout, which a refresh brings, count for nothing.
 */
export function NonceProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [first] = useState(nonce);
  // Radix locks scrolling behind dialogs by a style element; where it looks for the nonce is a module of its own.
  if (typeof window !== "undefined" && first) setNonce(first);
  return <Nonce value={first}>{children}</Nonce>;
}

export const useNonce = (): string | undefined => useContext(Nonce);
