import type { Alert } from "@/core/alert";
import type { HeadMail } from "@/core/audit/anchor";
import type { Digest } from "@/core/digest";
import type { InvitationMail } from "@/core/invitation";
import type { Notice } from "@/core/notice";
import { decided } from "./decided";
import { digestLetter } from "./digest";
import { escalated } from "./escalated";
import { invitation } from "./invitation";
import type { Letter } from "./letter";
import { mentioned } from "./mentioned";
import { plainText } from "./plain-text";
import { reminder } from "./reminder";
import { signIn, type SignInMail } from "./sign-in";
import { stopLink } from "./stop-link";
import { timedOut } from "./timed-out";
import { treeHead } from "./tree-head";
import { waiting } from "./waiting";
import { webhookStopped } from "./webhook-stopped";
import { withdrawn } from "./withdrawn";

export interface Mail {
  subject: string;
  html: string;
  text: string;
}

/**
 * The mail for a notice. Relative times ("in 8 hours") count from `now`; the same notice and `now` give the
 * same mail, byte for byte. Throws where a closed notice does not say how it closed.
 */
export async function composeMail(notice: Notice, now: Date): Promise<Mail> {
  const letter = letterFor(notice, now);
  return write(notice.unsubscribe ? { ...letter, stop: stopLink(notice.kind, notice.unsubscribe) } : letter);
}

/** The mail that says what waits for a person, and what ended since the last one. */
export const composeDigestMail = async (digest: Digest): Promise<Mail> => write(digestLetter(digest));

/** The mail that tells an admin what to look after. */
export const composeAlertMail = async (alert: Alert): Promise<Mail> => write(webhookStopped(alert));

/** The mail that keeps a signed head of the audit log elsewhere. */
export const composeHeadMail = async (mail: HeadMail): Promise<Mail> => write(treeHead(mail));

/** The mail that carries a sign-in link. */
export async function composeSignInMail(mail: SignInMail): Promise<Mail> {
  return write(signIn(mail));
}

/** The mail that asks somebody to join; `host` is where its link leads. */
export const composeInvitationMail = async (mail: InvitationMail, host: string): Promise<Mail> =>
  write(invitation(mail, host));

function letterFor(notice: Notice, now: Date): Letter {
  switch (notice.kind) {
    case "waiting":
      return waiting(notice, now);
    case "reminder":
      return reminder(notice, now);
    case "escalated":
      return escalated(notice, now);
    case "mentioned":
      return mentioned(notice, now);
    case "decided":
      return decided(notice, now);
    case "timed_out":
      return timedOut(notice, now);
    case "withdrawn":
      return withdrawn(notice, now);
  }
}

async function write(letter: Letter): Promise<Mail> {
  // react-email takes a quarter of a second and 50 MB to load, which only a process that writes mail shall pay.
  const { html } = await import("./html");
  return { subject: letter.subject, html: await html(letter), text: plainText(letter) };
}
