/** A day without work: "2026-12-25", and what people call it. */
export interface Holiday {
  date: string;
  name: string | null;
}

/** More than a dozen years of holidays. */
export const MAX_HOLIDAYS = 1_000;

/** How many years ahead of its upload a calendar's yearly days are written down. */
export const YEARS_AHEAD = 5;
