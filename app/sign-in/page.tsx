import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signInWays } from "@/app/_auth/options";
import { currentMember } from "@/app/_auth/session";
import { callbackPath } from "@/components/sign-in/callback-path";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { SignInPane } from "@/components/sign-in/sign-in-pane";
import { mailboxIsOpen, settings } from "@/server/settings";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<Partial<Record<"callbackUrl" | "error" | "sent" | "email", string | string[]>>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error, sent, email } = await searchParams;
  const target = callbackPath(callbackUrl, settings().PUBLIC_URL);
  if (await currentMember()) redirect(target);
  return (
    <SignInPane title="Sign in to Countersign">
      <SignInForm
        ways={signInWays()}
        target={target}
        mailbox={mailboxIsOpen(settings())}
        refusal={typeof error === "string" ? error : null}
        sent={sent !== undefined}
        hint={typeof email === "string" ? email : ""}
      />
    </SignInPane>
  );
}
