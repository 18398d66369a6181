import Link from "next/link";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

interface SignInLinkProps {
  token: string | null;
  email: string | null;
  callbackUrl: string | null;
}

/** The button that uses up a mailed sign-in link. It needs no script. */
export function SignInLink({ token, email, callbackUrl }: SignInLinkProps) {
  if (!token || !email) {
    return (
      <Banner
        tone="warn"
        title="This link is not complete"
        action={
          <Button asChild>
            <Link href="/sign-in">Ask for a new one</Link>
          </Button>
        }
      >
        Copy the whole address from the mail, or ask for a new link.
      </Banner>
    );
  }
  const fields = { token, email, ...(callbackUrl && { callbackUrl }) };
  return (
    <form
      method="get"
      action="/api/auth/callback/email"
      className="flex flex-col gap-4 rounded-md border border-line bg-surface p-5"
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="wrap-anywhere text-ink-muted">
        You are signing in as <strong className="font-medium text-ink">{email}</strong>.
      </p>
      <Button type="submit" variant="primary" size="touch" className="desk:h-10 desk:text-base">
        Sign in
      </Button>
    </form>
  );
}
