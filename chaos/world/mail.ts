import type { Figures } from "../figures";
import { type Call, Fickle, type Reply } from "./fickle";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Speaks Resend's POST /emails: one message per idempotency key, and 409 where a key comes with another body. */
export class MailProvider {
  /** What people got, by the key under which it was sent. */
  readonly accepted = new Map<string, Mail>();
  readonly fickle: Fickle;
  private readonly first = new Map<string, string>();
  /** Links to answer by, with the words of the mail that brought them. */
  private readonly newest = new Map<string, string>();

  constructor(private readonly figures: Figures) {
    this.fickle = new Fickle((call) => this.take(call));
  }

  /** The token of the newest answer link about a title. */
  linkAbout(title: string): string | undefined {
    return this.newest.get(title);
  }

  private take({ headers, body }: Call): Reply {
    const key = String(headers["idempotency-key"]);
    const known = this.first.get(key);
    if (known === undefined) {
      const mail = JSON.parse(body) as Mail;
      this.first.set(key, body);
      this.accepted.set(key, mail);
      this.figures.count("mails");
      this.remember(mail);
    } else this.figures.count("mails sent again under their key");
    if (known !== undefined && known !== body)
      return {
        status: 409,
        body: { statusCode: 409, name: "invalid_idempotent_request", message: "Other payload" },
      };
    return { status: 200, body: { id: `re_${key}` } };
  }

  private remember({ subject, text }: Mail): void {
    const token = /\/answer\/([\w-]+)/.exec(text)?.[1];
    const title = /chaos \d+/.exec(subject)?.[0];
    if (token && title) this.newest.set(title, token);
  }
}
