import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentlySigningIn } from "@/app/_auth/session";
import { SecondStep } from "@/components/second-step/second-step";
import { callbackPath } from "@/components/sign-in/callback-path";
import { SignInPane } from "@/components/sign-in/sign-in-pane";
import { readStep } from "@/server/services/second-step/take";
import { passkeysArePossible } from "@/server/services/second-step/passkeys";
import { settings } from "@/server/settings";

export const metadata: Metadata = { title: "Second step" };

interface Props {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

/** What comes after the first step of signing in: the second, or setting one up where the workspace wants it. */
export default async function SecondStepPage({ searchParams }: Props) {
  const { callbackUrl } = await searchParams;
  const target = callbackPath(callbackUrl, settings().PUBLIC_URL);
  const ctx = await currentlySigningIn();
  if (!ctx) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: target })}`);
  const { standing, ways } = await readStep(ctx);
  if (standing === "whole") redirect(target);
  return (
    <SignInPane title={standing === "half" ? "Confirm that it is you" : "Set up a second step"}>
      <SecondStep {...{ standing, ways, target }} passkeys={passkeysArePossible()} />
    </SignInPane>
  );
}
