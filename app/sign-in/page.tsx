import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signInWays } from "@/app/_auth/options";
import { currentlySigningIn } from "@/app/_auth/session";
import { callbackPath } from "@/components/sign-in/callback-path";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { SignInPane } from "@/components/sign-in/sign-in-pane";
import { isWhole } from "@/server/services/sign-in/sessions";
import { mailboxIsOpen, settings } from "@/server/settings";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<Partial<Record<"callbackUrl" | "error" | "sent" | "email", string | string[]>>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error, sent, email } = await searchParams;
  const target = callbackPath(callbackUrl, settings().PUBLIC_URL);
  const ctx = await currentlySigningIn();
  if (ctx && isWhole(ctx)) redirect(target);
  // Whoever comes back here with half a session and no error has not made their second step.
  if (ctx && error === undefined && sent === undefined)
    redirect(`/sign-in/second-step?${new URLSearchParams({ callbackUrl: target })}`);
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
