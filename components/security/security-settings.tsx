"use client";

import { useQuery } from "@tanstack/react-query";
import { securityQuery } from "../queries/security";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import { Password } from "./password";
import { SecondSteps } from "./second-steps";
import { Sessions } from "./sessions";
import { SignInRules } from "./sign-in-rules";

/** How the reader signs in, and where they are signed in; for admins also what is asked of everybody. */
export function SecuritySettings({ isAdmin }: { isAdmin: boolean }) {
  const { data, isError, refetch } = useQuery(securityQuery());
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-8 px-4 py-6 pb-[max(3rem,env(safe-area-inset-bottom))]">
      <header>
        <h1 className="text-xl font-semibold">Sign-in and security</h1>
        <p className="text-ink-muted">How you sign in, and where you are signed in.</p>
      </header>
      {data ? (
        <>
          <SecondSteps security={data} />
          <Sessions sessions={data.sessions} />
          <Password password={data.password} />
          {isAdmin && <SignInRules />}
        </>
      ) : isError ? (
        <Banner
          tone="error"
          title="Your settings could not be loaded"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          Nothing has changed.
        </Banner>
      ) : (
        <>
          <Skeleton className="h-32" />
          <Skeleton className="h-40" />
          <Skeleton className="h-24" />
        </>
      )}
    </div>
  );
}
