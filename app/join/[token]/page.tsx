import type { Metadata } from "next";
import { InvitationOver } from "@/components/join/invitation-over";
import { JoinForm } from "@/components/join/join-form";
import { SignInPane } from "@/components/sign-in/sign-in-pane";
import { readInvitation } from "@/server/services/invitations/join";

export const metadata: Metadata = {
  title: "Join",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

/** Where the link of an invitation leads. Opening it changes nothing, because mail scanners open links too. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await readInvitation(token, requestTime());
  if (invitation.state !== "open")
    return (
      <SignInPane title="Join Countersign">
        <InvitationOver invitation={invitation} />
      </SignInPane>
    );
  return (
    <SignInPane title={`Join ${invitation.workspace}`}>
      <JoinForm token={token} invitation={invitation} />
    </SignInPane>
  );
}

const requestTime = (): Date => new Date();
