import type { ProblemError } from "../queries/problem";
import { Banner } from "../ui/banner";

interface ProblemProps {
  problem: ProblemError | null;
  /** Pointers that have a field of their own, which says what is wrong there. */
  shown?: readonly string[];
}

/** Why something was not saved, with whatever has no field to stand at. */
export function Problem({ problem, shown = [] }: ProblemProps) {
  if (!problem) return null;
  const left = problem.errors.filter(({ pointer }) => !shown.includes(pointer));
  return (
    <Banner tone="error" title="Not saved">
      <p>{problem.detail}</p>
      {left.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {left.map(({ pointer, detail }, index) => (
            <li key={index}>
              <code className="font-mono text-sm">{pointer}</code> {detail}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
