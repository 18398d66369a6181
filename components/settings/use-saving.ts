import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { NotificationsBody, NotificationsWire } from "@/core/wire/notifications";
import { notificationsQuery, saveNotifications } from "../queries/notifications";

export type SaveState = "idle" | "saving" | "saved" | "undone" | "failed";

export interface Saving {
  /** Saves the settings with these changes; shown at once, and taken back where the server refuses. */
  save: (change: Partial<NotificationsBody>) => void;
  /** Takes the last change back; null where there is none. */
  undo: (() => void) | null;
  state: SaveState;
}

/** Saves each change as it is made, one after the other, and remembers how it was before the last. */
export function useSaving(settings: NotificationsWire): Saving {
  const client = useQueryClient();
  const { queryKey } = notificationsQuery();
  const [before, setBefore] = useState<NotificationsBody | null>(null);
  const [undone, setUndone] = useState(false);
  const { mutate, status } = useMutation({
    mutationFn: saveNotifications,
    scope: { id: "notifications" },
    onMutate: async (body) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(
        queryKey,
        (now) => now && ({ ...now, ...body, digest: { ...now.digest, ...body.digest } } as NotificationsWire),
      );
    },
    onSuccess: (saved) => client.setQueryData(queryKey, saved),
    onError: () => void client.invalidateQueries({ queryKey }),
  });
  const save = (change: Partial<NotificationsBody>) => {
    const now = bodyOf(settings);
    setBefore(now);
    setUndone(false);
    mutate({ ...now, ...change });
  };
  const undo = () => {
    if (before) mutate(before);
    setBefore(null);
    setUndone(true);
  };
  return { save, undo: before && status !== "error" ? undo : null, state: stateOf(status, undone) };
}

function stateOf(status: "idle" | "pending" | "success" | "error", undone: boolean): SaveState {
  if (status === "success") return undone ? "undone" : "saved";
  return status === "pending" ? "saving" : status === "error" ? "failed" : "idle";
}

const bodyOf = ({ choices, digest }: NotificationsWire): NotificationsBody => ({
  choices,
  digest: { cadence: digest.cadence, time: digest.time, time_zone: digest.time_zone },
});
