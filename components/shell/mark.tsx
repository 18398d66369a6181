/** Countersign's mark: a box that two strokes have signed. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden className={className}>
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path
        d="m5.5 12.5 3.5 3.5 5-8"
        className="stroke-on-accent"
        strokeWidth="2.25"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="m12.5 15.5.6.5 5.4-8"
        className="stroke-on-accent"
        strokeWidth="2.25"
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity=".65"
      />
    </svg>
  );
}
