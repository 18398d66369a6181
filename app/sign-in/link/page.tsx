import type { Metadata } from "next";
import { SignInPane } from "@/components/sign-in/sign-in-pane";
import { SignInLink } from "@/components/sign-in/sign-in-link";

export const metadata: Metadata = { title: "Sign in", robots: { index: false }, referrer: "no-referrer" };

interface Props {
  searchParams: Promise<{ go?: string | string[] }>;
}

/** Where a mailed link leads. Opening it changes nothing, because mail scanners open links too. */
export default async function SignInLinkPage({ searchParams }: Props) {
  const { go } = await searchParams;
  const params = new URLSearchParams(typeof go === "string" ? go : "");
  return (
    <SignInPane title="One more step">
      <SignInLink
        token={params.get("token")}
        email={params.get("email")}
        callbackUrl={params.get("callbackUrl")}
      />
    </SignInPane>
  );
}
