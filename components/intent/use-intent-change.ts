"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { IntentWire } from "@/core/wire/intent";
import { eventsQuery, intentQuery } from "../queries/intents";

/** Takes over what the server made of an intent, and looks at its facts and the lists again. */
export function useTakeOver(id: string): (after: IntentWire) => void {
  const client = useQueryClient();
  return (after) => {
    client.setQueryData(intentQuery(id).queryKey, (before) => ({ ...after, you: after.you ?? before?.you }));
    void client.invalidateQueries({ queryKey: eventsQuery(id).queryKey });
    void client.invalidateQueries({ queryKey: ["intents"] });
  };
}

/** One verb on an intent, as a mutation whose answer is shown at once. */
export function useIntentChange<T>(id: string, verb: (input: T) => Promise<IntentWire>) {
  const takeOver = useTakeOver(id);
  return useMutation({ mutationFn: verb, onSuccess: takeOver });
}
