import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Where this page comes from: "https://countersign.acme.dev". */
export const useOrigin = (): string =>
  useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "http://localhost:3000",
  );
