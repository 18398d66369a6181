import { expect } from "@playwright/test";
import { baseUrl } from "./environment";

export interface Mail {
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
}

/** The mails to an address whose subject has these words, oldest first. */
export async function mailsTo(address: string, subjectPart: string, at: string = baseUrl()): Promise<Mail[]> {
  const response = await fetch(`${at}/api/mailbox?${new URLSearchParams({ to: address, limit: "500" })}`);
  const { items }: { items: Mail[] } = await response.json();
  return items.filter(({ subject }) => subject.includes(subjectPart)).toReversed();
}

/** The newest such mail, waited for. */
export async function mailFor(address: string, subjectPart: string, at: string = baseUrl()): Promise<Mail> {
  let newest: Mail | undefined;
  const look = async () => (newest = (await mailsTo(address, subjectPart, at)).at(-1));
  await expect.poll(look, `a mail to ${address} about “${subjectPart}”`).toBeDefined();
  if (!newest) throw new Error("waited in vain");
  return newest;
}

/** Every address that a mail leads to. */
export function linksIn({ html, text }: Mail): string[] {
  const hrefs = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
  return [...new Set([...hrefs, ...(text.match(/https?:\/\/[^\s<>"]+/g) ?? [])])].filter((link) =>
    link.startsWith("http"),
  );
}

/** The link that its recipient answers by. */
export function answerLinkIn(mail: Mail): string {
  const link = linksIn(mail).find((candidate) => new URL(candidate).pathname.startsWith("/answer/"));
  if (!link) throw new Error(`“${mail.subject}” has no link to answer by.`);
  return link;
}
