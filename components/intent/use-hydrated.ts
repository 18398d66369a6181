"use client";

import { useSyncExternalStore } from "react";

const still = () => () => {};

/** False on the server and in the first render of the browser; what depends on this browser waits for it. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    still,
    () => true,
    () => false,
  );
