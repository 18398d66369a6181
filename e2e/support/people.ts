/** Who the seed made. Alex is the admin and Audrey the auditor; Bea and Cal are the team "data". */
export const EMAILS = {
  Ana: "ana@acme.dev",
  Bea: "bea@acme.dev",
  Cal: "cal@acme.dev",
  Alex: "admin@acme.dev",
  Audrey: "audrey@acme.dev",
} as const;

export type Person = keyof typeof EMAILS;
