import type { Metadata } from "next";
import { AnswerByLink } from "@/components/answer/answer-by-link";
import { AnswerFrame } from "@/components/answer/answer-frame";
import { LinkClosed, LinkUnknown } from "@/components/answer/link-closed";
import { readAnswerLink } from "@/server/services/answer-links/read";

export const metadata: Metadata = {
  title: "Your answer",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

/** Where the link of a mail leads. Opening it changes nothing, however often scanners do. */
export default async function AnswerPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await readAnswerLink(token, requestTime());
  if (link.state === "unknown") {
    return (
      <AnswerFrame>
        <LinkUnknown />
      </AnswerFrame>
    );
  }
  return (
    <AnswerFrame person={link.person}>
      {link.state === "open" ? (
        <AnswerByLink key={link.intent.revision} token={token} intent={link.intent} person={link.person} />
      ) : (
        <LinkClosed state={link.state} intent={link.intent} person={link.person} />
      )}
    </AnswerFrame>
  );
}

const requestTime = (): Date => new Date();
