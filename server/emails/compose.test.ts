import { describe, expect, test } from "vitest";
import type { Notice, NoticeKind } from "@/core/notice";
import { composeMail, composeSignInMail, type Mail } from "./compose";
import { SAMPLE_NOW as NOW, sampleNotice } from "./sample-notice";

const BEA_APPROVED = {
  outcome: "approved",
  by: "Bea",
  at: new Date("2025-10-14T09:58:00Z"),
  comment: "Fine.\nDelete it later.",
};

const NOTICES: Record<NoticeKind, Notice> = {
  waiting: sampleNotice(),
  reminder: sampleNotice({ kind: "reminder", reminderNumber: 2 }),
  escalated: sampleNotice({ kind: "escalated", intent: { level: 2 } }),
  mentioned: sampleNotice({
    kind: "mentioned",
    answerUrl: null,
    said: { by: "Bea", isAgent: false, body: "@Ana, do you know this table?" },
  }),
  decided: sampleNotice({ kind: "decided", answerUrl: null, closing: BEA_APPROVED }),
  timed_out: sampleNotice({
    kind: "timed_out",
    answerUrl: null,
    intent: { deadlineAt: NOW },
    closing: { outcome: "rejected", by: "Countersign", at: NOW, comment: null },
  }),
  withdrawn: sampleNotice({
    kind: "withdrawn",
    answerUrl: null,
    closing: {
      outcome: null,
      by: "Data analyst",
      at: new Date("2025-10-14T09:40:00Z"),
      comment: "No longer needed.",
    },
  }),
};

const DEADLINE = "Answer by Tue 14 Oct, 18:00 UTC (in 8 hours).";

describe.each<[NoticeKind, string, string]>([
  ["waiting", "Ana, please approve or reject: Export customers_q1?", DEADLINE],
  ["reminder", "Reminder 2: Export customers_q1?", DEADLINE],
  ["escalated", "Now with you: Export customers_q1?", DEADLINE],
  [
    "mentioned",
    "Bea mentioned you: Export customers_q1?",
    "Bea mentioned you in a comment. It is open until Tue 14 Oct, 18:00 UTC (in 8 hours).",
  ],
  [
    "decided",
    "Bea answered “approved”: Export customers_q1?",
    "Bea answered “approved” on Tue 14 Oct, 09:58 UTC (2 minutes ago).",
  ],
  [
    "timed_out",
    "Timed out: Export customers_q1?",
    "Nobody answered by Tue 14 Oct, 10:00 UTC (just now), so it counts as “rejected”.",
  ],
  [
    "withdrawn",
    "Withdrawn: Export customers_q1?",
    "Data analyst withdrew this on Tue 14 Oct, 09:40 UTC (20 minutes ago).",
  ],
])("the mail for %s", (kind, subject, second) => {
  test("says in its subject what it is", async () => {
    expect((await composeMail(NOTICES[kind], NOW)).subject).toBe(subject);
  });

  test("has the question and its time in the first two lines, as text and as HTML", async () => {
    const mail = await composeMail(NOTICES[kind], NOW);
    expect(mail.text.split("\n").slice(0, 2)).toEqual(["Export customers_q1?", second]);
    expect(visibleText(mail.html)).toMatch(new RegExp(`^${escaped("Export customers_q1? " + second)}`));
  });

  test("says nothing in HTML that its text does not say", async () => {
    const mail = await composeMail(NOTICES[kind], NOW);
    const words = new Set(wordsOf(mail.text));
    expect(wordsOf(visibleText(mail.html)).filter((word) => !words.has(word))).toEqual([]);
  });

  test("is one main action while something is left to do, and none after", async () => {
    const notice = NOTICES[kind];
    const mail = await composeMail(notice, NOW);
    const expected = notice.answerUrl === null ? [notice.inboxUrl] : [notice.answerUrl, notice.inboxUrl];
    expect(addressesIn(mail.html)).toEqual(expected);
    expect(linksIn(mail.text)).toEqual(expected);
  });

  test("gives hostile text no markup, no link, no picture and no line of its own", async () => {
    const mail = await composeMail(hostile(NOTICES[kind]), NOW);
    expect(mail.html).not.toMatch(/<(img|script|iframe|form|b|svg)\b/i);
    expect(mail.html).not.toMatch(/<[^>]*\ssrc=|url\(|@import/i);
    expect(mail.text).not.toMatch(/^Bcc:/m);
    expect(mail.subject).not.toMatch(/[\p{Cc}\u202e]/u);
    const own = [NOTICES[kind].answerUrl, NOTICES[kind].inboxUrl];
    for (const link of [...addressesIn(mail.html), ...linksIn(mail.text), ...linksIn(mail.subject)])
      expect(own).toContain(link);
    for (const link of linksIn(visibleText(mail.html))) expect(own).toContain(link);
  });

  test("is the same byte for byte when it is written again, so that a provider knows the repeat", async () => {
    expect(await composeMail(NOTICES[kind], NOW)).toEqual(
      await composeMail(structuredClone(NOTICES[kind]), NOW),
    );
  });

  test("stays far below the size at which mail programs cut", async () => {
    const huge = "x".repeat(250_000);
    const notice = { ...hostile(NOTICES[kind]) };
    notice.intent = { ...notice.intent, description: huge, payload: { a: huge, b: [huge] } };
    expect((await composeMail(notice, NOW)).html.length).toBeLessThan(60_000);
  });
});

describe("a mail that asks", () => {
  test("says who asks, the risk, what silence means, why this person, and the agent's words as the agent's", async () => {
    const { text } = await composeMail(NOTICES.waiting, NOW);
    expect(text).toContain("Asked by: AI agent Data analyst (agent://acme/production/data-analyst)");
    expect(text).toContain("Risk: High");
    expect(text).toContain("If nobody answers: It counts as “rejected”.");
    expect(text).toContain("Why you: You are level 1 of 3; level 2 is next.");
    expect(text).toContain("  pii_detected: true");
    expect(text).toContain(
      "Written by the agent, shown as plain text:\n> Finance needs the customer table for its report.\n>\n> - rows",
    );
    expect(text).toContain("Opening it changes nothing");
  });

  test("says to whom it climbed and why", async () => {
    const whyAt = async (level: number) =>
      whyLine(await composeMail(sampleNotice({ kind: "escalated", intent: { level } }), NOW));
    expect(await whyAt(2)).toBe(
      "Nobody on level 1 answered, so this is now with you. You are level 2 of 3; level 3 is next.",
    );
    expect(await whyAt(3)).toBe(
      "Nobody on levels 1 to 2 answered, so this is now with you. You are level 3 of 3, the last.",
    );
    expect(await whyAt(1)).toMatch(
      /^Nobody on any level answered and it starts over, so this is now with you\./,
    );
  });

  test("mentions an ordinary risk and priority to nobody", async () => {
    const { text } = await composeMail(sampleNotice({ intent: { risk: "medium", priority: "normal" } }), NOW);
    expect(text).not.toMatch(/Risk|Priority/);
  });

  test("says that it closes without an answer where silence has no outcome", async () => {
    const { text } = await composeMail(sampleNotice({ intent: { onTimeout: null } }), NOW);
    expect(text).toContain("If nobody answers: It closes without an answer.");
  });

  test("says that the deadline has passed when it is late", async () => {
    const { text } = await composeMail(NOTICES.waiting, new Date("2025-10-14T18:05:00Z"));
    expect(text.split("\n")[1]).toBe("The deadline was Tue 14 Oct, 18:00 UTC (5 minutes ago).");
  });

  test("sends whoever has no answer link to the inbox", async () => {
    const notice = sampleNotice({ answerUrl: null });
    const mail = await composeMail(notice, NOW);
    expect(addressesIn(mail.html)).toEqual([notice.inboxUrl]);
    expect(mail.text).toContain(`Open this request:\n${notice.inboxUrl}\n`);
  });
});

describe("a mail about something closed", () => {
  test("names the comment's author", async () => {
    const { text } = await composeMail(NOTICES.decided, NOW);
    expect(text).toContain("Written by Bea:\n> Fine.\n> Delete it later.");
    expect(text).toContain("Nothing is left for you to do.");
  });

  test("is refused where the notice does not say how it closed", async () => {
    await expect(composeMail(sampleNotice({ kind: "decided" }), NOW)).rejects.toThrow("without a closing");
  });
});

test("a sign-in mail holds its link once, says where it leads and how long it works", async () => {
  const url = "https://countersign.acme.dev/sign-in/secret";
  const mail = await composeSignInMail({ url, host: "countersign.acme.dev", expiresMinutes: 15 });
  expect(mail.subject).toBe("Sign in to Countersign at countersign.acme.dev");
  expect(mail.text.split("\n")[1]).toBe("The link works once, for 15 minutes, at countersign.acme.dev.");
  expect([addressesIn(mail.html), linksIn(mail.text)]).toEqual([[url], [url]]);
});

const EVIL = "<img src=x onerror=alert(1)><b>https://evil.example</b>\r\nBcc: www.evil.example \u202Ex";

/** Everything that an agent, or a person who answers, can put into a mail. */
function hostile(notice: Notice): Notice {
  return {
    ...notice,
    to: { ...notice.to, name: EVIL },
    intent: {
      ...notice.intent,
      title: EVIL,
      description: `${EVIL}\n<script>alert(1)</script>\n[Answer this request](https://evil.example)`,
      intentType: EVIL,
      agent: { name: EVIL, address: EVIL },
      payload: { [EVIL]: EVIL, nested: { [EVIL]: [EVIL] } },
      onTimeout: EVIL,
    },
    said: notice.said && { ...notice.said, by: EVIL, body: EVIL },
    closing: notice.closing && { ...notice.closing, outcome: EVIL, by: EVIL, comment: EVIL },
  };
}

function addressesIn(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? "");
}

function linksIn(text: string): string[] {
  return text.match(/(?:https?:\/\/|www\.)\S+/gi) ?? [];
}

function whyLine(mail: Mail): string {
  return /^Why you: (.*)$/m.exec(mail.text)?.[1] ?? "";
}

/** What a reader sees of the HTML, without the preview that stands in the list only. */
function visibleText(html: string): string {
  const body = html.replace(/^[\s\S]*?<h1/, "<h1");
  const text = body
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<\/?(?:span|bdi|wbr)\b[^>]*>/g, "")
    .replace(/<[^>]*>/g, " ");
  const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", "#x27": "'", nbsp: " " };
  return text
    .replace(/&([\w#]+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
