"use client";

import type { ProblemError } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

/** Why the answer did not go out, and what to do. What was typed stays where it is. */
export function ProblemBanner({ problem, retry }: { problem: ProblemError; retry: () => void }) {
  if (problem.errors.length > 0) return null;
  if (problem.isPassing) {
    return (
      <Banner tone="error" title="Not sent" action={<Button onClick={retry}>Try again</Button>}>
        {problem.detail} Your answer is kept here.
      </Banner>
    );
  }
  switch (problem.code) {
    case "already_decided":
      return (
        <Banner tone="warn" title="Somebody was first">
          {problem.detail} What you wrote is kept below.
        </Banner>
      );
    case "stale_revision":
      return (
        <Banner tone="warn" title="The question has changed">
          {problem.detail} What you wrote is kept.
        </Banner>
      );
    case "unauthenticated":
      return (
        <Banner tone="warn" title="You have been signed out" action={<SignIn />}>
          What you wrote is kept in this browser.
        </Banner>
      );
    case "forbidden":
      return (
        <Banner tone="warn" title="This is not yours to answer">
          {problem.detail}
        </Banner>
      );
    default:
      return (
        <Banner tone="error" title="Not sent">
          {problem.detail}
        </Banner>
      );
  }
}

function SignIn() {
  return (
    <Button asChild>
      <a href={`/sign-in?callbackUrl=${encodeURIComponent(location.pathname)}`}>Sign in again</a>
    </Button>
  );
}
