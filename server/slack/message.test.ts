import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anAnswer, anIntent, at } from "@/core/testing/intent";
import { ana } from "@/core/testing/people";
import { answer } from "@/core/testing/play";
import type { Intent } from "@/core/intent";
import { decide } from "@/core/lifecycle/decide";
import { evolve } from "@/core/lifecycle/evolve";
import { flawsOfBlocks, flawsOfView } from "@/test/slack/block-kit";
import { answerModal } from "./modal";
import { messageOf } from "./message";

const url = "https://c.example.com/inbox/int_1";
const shown = (intent: Intent) => messageOf({ intent, url, why: "You were asked directly" });

/** Every text with markup in a message: only these are interpreted by Slack. */
function markupIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own = type === "mrkdwn" && typeof text === "string" ? [text] : [];
  return [...own, ...Object.values(value).flatMap(markupIn)];
}

const HOSTILE = [
  "<!channel>",
  "<@U0BOSS>",
  "<https://evil.example|the invoice>",
  "*Approved by the CEO*",
  "_x_ ~y~ `z`",
  ":white_check_mark: :tada:",
  "&lt;!here&gt;",
  "https://evil.example/login",
  "\u202eevil",
  "a\u200bb\u0000c",
  "😀".repeat(200),
  "x".repeat(5_000),
];
const word = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme" }));
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(" "));

function decided(intent: Intent, comment: string): Intent {
  const command = { type: "answer", by: ana, via: "slack", revision: null } as const;
  const facts = decide(intent, { ...command, answer: anAnswer("approved", { comment }) }, at(60));
  return facts.reduce(evolve, intent);
}

describe("whatever an agent writes", () => {
  test("the message keeps Slack's limits, and nothing in it mentions, links or formats", () => {
    const property = fc.property(words, words, words, words, (title, description, key, name) => {
      const open = anIntent({ title, description, payload: { [key]: name, list: [name] }, risk: "high" });
      const intent = { ...open, agent: { ...open.agent, name } };
      for (const message of [shown(intent), shown(decided(intent, description))]) {
        expect(flawsOfBlocks(message.blocks, 50)).toEqual([]);
        expect(message.text.length).toBeLessThanOrEqual(3_000);
        expect(message.text).not.toMatch(/[<>]/);
        for (const text of markupIn(message.blocks)) {
          const others = text.replace(/<!date\^\d+\^\{date_short_pretty\} at \{time\}\|[\d: -]+ UTC>/g, "");
          expect(others).not.toMatch(/[<>]/);
        }
      }
      const modal = answerModal(intent, null, { people: [], channel: "C1", url });
      expect(flawsOfView(modal as never)).toEqual([]);
    });
    fc.assert(property, { numRuns: 60 });
  }, 60_000);

  test("its stars and names of smileys are letters like others", () => {
    const intent = anIntent({ payload: { "*state*": ":white_check_mark: *approved* `by` ~nobody~" } });
    const [name] = markupIn(shown(intent).blocks).filter((text) => text.includes("nobody"));
    expect(name).toBe("*∗state∗*\n∶white＿check＿mark: ∗approved∗ ˋbyˋ ∼nobody∼");
  });
});

describe("buttons", () => {
  const labels = (intent: Intent): string[] =>
    shown(intent).blocks.flatMap((block) =>
      block.type === "actions"
        ? block.elements.map((element) => (element.type === "button" ? element.text.text : ""))
        : [],
    );
  const stylesOf = (intent: Intent): string => JSON.stringify(shown(intent).blocks);

  test("answer at once where nothing more is needed, and an ellipsis says where something is", () => {
    expect(labels(anIntent())).toEqual(["Approve", "Reject", "With a comment…", "Open"]);
    expect(labels(anIntent({ taskType: "review" }))).toEqual([
      "Approve",
      "Request changes…",
      "Reject",
      "With a comment…",
      "Open",
    ]);
    expect(labels(anIntent({ requiredComment: true }))).toEqual(["Approve…", "Reject…", "Open"]);
    expect(labels(anIntent({ outcomes: ["ship it", "hold"] }))).toEqual([
      "Ship it",
      "Hold",
      "With a comment…",
      "Open",
    ]);
  });

  test("ask once more where the risk is high, and urge nobody", () => {
    expect(stylesOf(anIntent())).toContain('"style":"primary"');
    const high = stylesOf(anIntent({ risk: "high" }));
    expect(high).not.toContain('"style":"primary"');
    expect(high.match(/"confirm":\{"title"/g)).toHaveLength(1);
  });

  test("are not there where the risk is critical, nor once it is over", () => {
    expect(labels(anIntent({ risk: "critical" }))).toEqual(["Sign in to answer"]);
    expect(labels(decided(anIntent(), ""))).toEqual(["See the request"]);
  });
});

test("an answer that can still be taken back is shown as one, and cannot be overtaken from Slack", () => {
  const held = answer(anIntent({}, { undoSeconds: 10 }), ana, "approved", at(5)).after;
  expect(markupIn(shown(held).blocks).join()).toMatch(
    /\*Ana approved this\*, and can take it back until <!date/,
  );
  expect(JSON.stringify(shown(held).blocks)).not.toContain('"action_id":"answer');
});

test("the same card is the same message, so that nothing is sent twice", () => {
  expect(shown(anIntent())).toEqual(shown(anIntent()));
});
