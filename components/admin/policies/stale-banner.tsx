import type { ProblemError } from "../../queries/problem";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";

interface StaleBannerProps {
  problem: ProblemError;
  /** Takes what was saved meanwhile, without what was edited here. */
  onTheirs: () => void;
  /** Saves what was edited here over it. */
  onMine: () => void;
}

/** Somebody else was first; nothing is overwritten unseen. */
export function StaleBanner({ problem, onTheirs, onMine }: StaleBannerProps) {
  return (
    <Banner
      tone="warn"
      title="Not saved"
      action={
        <>
          <Button onClick={onTheirs}>Discard mine</Button>
          <Button onClick={onMine}>Save mine over it</Button>
        </>
      }
    >
      {problem.detail} Either way both stay among the versions.
    </Banner>
  );
}
