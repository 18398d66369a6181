"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { oneByOne } from "../inbox/bulk/send";
import { notice } from "../keys/notice";
import { takeBackAnswer } from "../queries/commands";
import { eventsQuery, intentQuery } from "../queries/intents";
import { toast } from "sonner";
import { forgetUndo } from "./undo";

/** Takes answers back before the agent hears of them, and says which could not be. */
export function useTakeBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => oneByOne(ids, takeBackAnswer, () => {}),
    onSuccess: (outcomes) => {
      forgetUndo();
      for (const outcome of outcomes) {
        if ("after" in outcome) client.setQueryData(intentQuery(outcome.id).queryKey, outcome.after);
        else toast.error(`Too late to take back. ${outcome.problem.detail}`);
        void client.invalidateQueries({ queryKey: eventsQuery(outcome.id).queryKey });
      }
      void client.invalidateQueries({ queryKey: ["intents"] });
      const back = outcomes.filter((outcome) => "after" in outcome).length;
      if (back > 0) notice(back === 1 ? "Taken back. The agent heard nothing." : `${back} taken back.`);
    },
  });
}
