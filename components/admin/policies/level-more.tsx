"use client";

import { Switch } from "../../ui/switch";
import type { LevelDraft } from "./draft";
import { useEditing } from "./editing";
import { Folded } from "./folded";
import { DEFAULT_HOURS, HoursFields } from "./hours-fields";
import { QuorumFields } from "./quorum-fields";
import { hoursWords } from "./changes";
import { quorumWords } from "./words";

interface LevelMoreProps {
  level: LevelDraft;
  at: string;
  set: (change: Partial<LevelDraft>) => void;
}

/** What a level may have of its own, where the policy's does not fit. */
export function LevelMore({ level, at, set }: LevelMoreProps) {
  const { flawAt, draft } = useEditing();
  const { hours, quorum } = level;
  const says = [hours && hoursWords(hours), quorum && quorumWords(quorum)].filter(Boolean).join(" · ");
  const isWrong = flawAt(`${at}/hours`) !== undefined || flawAt(`${at}/quorum`) !== undefined;
  return (
    <Folded title="Hours and quorum of this level" says={says || "as the policy says"} open={isWrong}>
      <Switch
        label="Working hours of its own"
        checked={hours !== undefined}
        onCheckedChange={(own) => set({ hours: own ? (draft.hours ?? DEFAULT_HOURS()) : undefined })}
      />
      {hours && <HoursFields at={`${at}/hours`} hours={hours} onChange={(next) => set({ hours: next })} />}
      <Switch
        label="A quorum of its own"
        checked={quorum !== undefined}
        onCheckedChange={(own) => set({ quorum: own ? { approvals: 1, veto: true } : undefined })}
      />
      {quorum && (
        <QuorumFields at={`${at}/quorum`} quorum={quorum} onChange={(next) => set({ quorum: next })} />
      )}
    </Folded>
  );
}
