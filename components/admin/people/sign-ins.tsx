"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { MemberDetailWire } from "@/core/wire/members";
import { endMemberSessions, resetMemberSteps } from "../../queries/security";
import { Button } from "../../ui/button";
import { ConfirmRemoval } from "../confirm-removal";
import { Line } from "../line";

/** Ends somebody's sessions, or takes away second steps that they have lost. */
export function SignIns({ person: { id, name } }: { person: MemberDetailWire }) {
  const client = useQueryClient();
  const done = async (words: string) => {
    toast.success(words);
    await client.invalidateQueries({ queryKey: ["audit"] });
  };
  return (
    <>
      <Line text="Signed out everywhere, they sign in anew. What they are asked stays with them.">
        <ConfirmRemoval
          title={`Sign ${name} out everywhere?`}
          act="Sign out"
          onConfirm={() => endMemberSessions(id).then(() => done(`${name} is signed out`))}
          trigger={<Button className="h-11 desk:h-8">Sign out everywhere…</Button>}
        >
          <p>All their devices are signed out within seconds.</p>
        </ConfirmRemoval>
      </Line>
      <Line text="Whoever has lost their second step and its recovery codes can sign in again once it is reset.">
        <ConfirmRemoval
          title={`Reset the second step of ${name}?`}
          act="Reset"
          onConfirm={() => resetMemberSteps(id).then(() => done(`${name} has no second step any more`))}
          trigger={<Button className="h-11 desk:h-8">Reset second step…</Button>}
        >
          <p>
            Their authenticator app, passkeys and recovery codes end, and all their devices are signed out.
            Make sure that it is really {name} who asks.
          </p>
        </ConfirmRemoval>
      </Line>
    </>
  );
}
