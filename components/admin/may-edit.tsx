"use client";

import { createContext, type ReactNode, useContext } from "react";

const MayEdit = createContext(false);

/** Auditors read what admins change. */
export function MayEditProvider({ may, children }: { may: boolean; children: ReactNode }) {
  return <MayEdit value={may}>{children}</MayEdit>;
}

/** Whether the reader may change what they see here. */
export const useMayEdit = (): boolean => useContext(MayEdit);
