import { MousePointerClick } from "lucide-react";
import { EmptyState } from "../ui/empty-state";
import { Kbd } from "../ui/kbd";

const KEYS = [
  { keys: ["j", "k"], does: "walk through the list" },
  { keys: ["Enter"], does: "open what is marked" },
  { keys: ["/"], does: "search" },
];

export function NothingSelected() {
  return (
    <div className="flex min-h-full items-center">
      <EmptyState icon={<MousePointerClick />} title="Choose a request to answer it">
        <dl className="mx-auto mt-2 grid w-fit grid-cols-[auto_auto] items-center gap-x-3 gap-y-2 text-left text-sm">
          {KEYS.map(({ keys, does }) => (
            <div key={does} className="contents">
              <dt className="flex justify-end gap-1">
                <span className="sr-only">{keys.join(" and ")}</span>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </EmptyState>
    </div>
  );
}
