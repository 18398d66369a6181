import { segmentsOf } from "./visible-text";

/** A text in which nothing hides: characters that draw nothing, or turn the direction, are named. */
export function Revealed({ children }: { children: string }) {
  return segmentsOf(children).map((segment, index) =>
    "text" in segment ? (
      segment.text
    ) : (
      <mark
        key={index}
        title={`Hidden character: ${segment.name}`}
        className="mx-0.5 rounded-md border border-warn-line bg-warn-soft px-0.5 font-mono text-xs text-warn"
      >
        {segment.code}
      </mark>
    ),
  );
}
