import type { Metadata } from "next";
import { currentMember } from "@/app/_auth/session";
import { AnswerByLink } from "@/components/answer/answer-by-link";
import { AnswerFrame } from "@/components/answer/answer-frame";
import { LinkClosed } from "@/components/answer/link-closed";
import { LinkUnknown } from "@/components/answer/link-unknown";
import { readAnswerLink } from "@/server/services/answer-links/read";

export const metadata: Metadata = {
  title: "Your answer",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

/** Where the link of a mail leads. Opening it changes nothing, however often scanners do. */
export default async function AnswerPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const caller = (await currentMember())?.caller;
  const link = await readAnswerLink(token, requestTime(), caller?.type === "member" ? caller.member : null);
  if (link.state === "unknown") {
    return (
      <AnswerFrame>
        <LinkUnknown />
      </AnswerFrame>
    );
  }
  const { state, intent, events, person, other } = link;
  return (
    <AnswerFrame person={person}>
      {state === "open" || state === "sign_in" || state === "other_person" ? (
        <AnswerByLink key={intent.revision} {...{ token, state, intent, events, person, other }} />
      ) : (
        <LinkClosed {...{ state, intent, events, person }} />
      )}
    </AnswerFrame>
  );
}

const requestTime = (): Date => new Date();
