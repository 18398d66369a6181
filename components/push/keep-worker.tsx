"use client";

import { useEffect } from "react";
import { registerWorker } from "./device";

/** Keeps the service worker of signed-in people up to date: it shows push messages, and a page for when they are offline. */
export function KeepWorker() {
  useEffect(() => void registerWorker(), []);
  return null;
}
