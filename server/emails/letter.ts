/** What a mail says before it is HTML or text. Both are written from this, so they cannot disagree. */
export interface Letter {
  subject: string;
  /** Shown by mail clients beside the subject; stands nowhere in the mail itself. */
  preview: string;
  /** First line: the question. */
  heading: string;
  /** Second line: the deadline, or how it ended. */
  lead: string;
  facts: Fact[];
  /** The one thing to do, or null where nothing is left to do. */
  button: (MailLink & { note: string }) | null;
  fields: { title: string; aside: string; rows: FieldRow[]; note: string | null } | null;
  /** Somebody else's words, each with a title that says whose. */
  quote: { title: string; lines: string[]; note: string | null } | null;
  link: MailLink | null;
  /** Things with a page of their own, each list under a title. */
  lists?: LinkList[];
  footer: string;
  /** Turns this kind of mail off. */
  stop?: MailLink;
}

export interface LinkList {
  title: string;
  rows: (MailLink & { detail: string; badge?: { label: string; tone: "warning" | "danger" } })[];
  note: string | null;
}

export interface MailLink {
  label: string;
  url: string;
}

export interface Fact {
  label: string;
  /** Stands before the value and is never the sender's own word: "AI agent". */
  badge?: string;
  value: string;
  detail?: string;
  tone?: "warning" | "danger";
}

export interface FieldRow {
  name: string;
  value: string;
  /** Whether it is JSON rather than text, and set in a fixed-width face. */
  code: boolean;
}
