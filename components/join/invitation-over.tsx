import Link from "next/link";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

type Over =
  | { state: "unknown" }
  | { state: "expired" | "accepted" | "withdrawn"; inviter: string; workspace: string; email: string };

/** A link by which nobody joins any more. */
export function InvitationOver({ invitation }: { invitation: Over }) {
  const { title, text } = wordsFor(invitation);
  const email = invitation.state === "accepted" ? `?${new URLSearchParams({ email: invitation.email })}` : "";
  return (
    <Banner
      tone={invitation.state === "accepted" ? "info" : "warn"}
      title={title}
      action={
        <Button asChild>
          <Link href={`/sign-in${email}`}>Sign in</Link>
        </Button>
      }
    >
      {text}
    </Banner>
  );
}

function wordsFor(invitation: Over): { title: string; text: string } {
  switch (invitation.state) {
    case "unknown":
      return {
        title: "This link does not lead anywhere",
        text: "Copy the whole address from the newest mail: each new one takes the place of the one before.",
      };
    case "expired":
      return {
        title: "This invitation has expired",
        text: `Ask ${invitation.inviter} to send it again.`,
      };
    case "accepted":
      return {
        title: "This invitation was accepted",
        text: `${invitation.email} is a member of ${invitation.workspace}. Sign in to go on.`,
      };
    case "withdrawn":
      return {
        title: "This invitation was withdrawn",
        text: `Ask ${invitation.inviter} if you were to join ${invitation.workspace}.`,
      };
  }
}
