/** The looks that every text-like control shares; 16 px on phones, where less makes the browser zoom in. */
export const CONTROL =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-lg text-ink placeholder:text-ink-faint desk:text-base " +
  "focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-muted " +
  "[&[readonly]]:bg-sunken aria-invalid:border-bad";
