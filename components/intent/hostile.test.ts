import fc from "fast-check";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { Json } from "@/core/json";
import { MentionedText } from "../conversation/mentioned-text";
import { TextDiff } from "../revision/text-diff";
import { AgentText } from "./agent-text";
import { namesTarget, targetOf } from "./link-target";
import { PayloadValue } from "./payload-value";
import { ScalarView } from "./scalar-view";

const markup = (node: ReactNode) => renderToStaticMarkup(node);
const agentText = (text: string) => markup(createElement(AgentText, null, text));

const NASTY = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "![alt](https://evil.example/pixel.png)",
  "![a][b]\n\n[b]: https://evil.example/pixel.png",
  "[click](javascript:alert(1))",
  "[click](JaVaScRiPt:alert(1))",
  "[click](data:text/html,<script>alert(1)</script>)",
  "[click](vbscript:x)",
  "<a href='javascript:alert(1)'>x</a>",
  "<svg/onload=alert(1)>",
  "<iframe src=https://evil.example></iframe>",
  "<style>@import 'https://evil.example/x.css'</style>",
  "<https://evil.example/auto>",
  "https://bank.example@evil.example/login",
  "[https://bank.example](https://evil.example)",
  "`code <b>`\n\n    <script>",
  "| a | b |\n| - | - |\n| <img src=x> | [x](javascript:1) |",
  "- [ ] a\n- [x] <input onfocus=alert(1) autofocus>",
  "\u202Egnp.exe\u202C \u200B\uFEFF",
  "[x](//evil.example/relative) [y](/inbox/steal) [z](#top)",
  "&#106;avascript:alert(1) &lt;img src=x&gt;",
  "[a\u202E](https://evil.example/\u202E)",
  "x".repeat(100_000),
  "> ".repeat(300) + "deep",
];

const ALLOWED = new Set(
  "p div span ul ol li a bdi strong em del code pre blockquote hr table thead tbody tr th td button mark br ins sup section h2 dl dt dd details summary svg path".split(
    " ",
  ),
);

/** Everything that the browser would do on its own, or that is no element of ours. */
function expectTame(html: string): void {
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name = ""]) => name.toLowerCase());
  expect(tags.filter((name) => !ALLOWED.has(name))).toEqual([]);
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) {
    expect(tag).not.toMatch(/\s(on\w+|src|srcset|style|srcdoc|formaction|background|poster|autofocus)=/i);
    const href = /\shref="([^"]*)"/.exec(tag)?.[1];
    if (href === undefined) continue;
    expect(href).toMatch(/^(https?|mailto):/i);
    expect(tag).toContain('rel="noopener noreferrer nofollow"');
  }
}

describe("what an agent writes", () => {
  test.each(NASTY)("is text, and links that show their host: %#", (text) => {
    expectTame(agentText(text));
    expectTame(markup(createElement(ScalarView, { value: text })));
    expectTame(markup(createElement(MentionedText, { body: text, names: [text] })));
    expectTame(markup(createElement(TextDiff, { before: text, after: `${text}!`, whole: true })));
    expectTame(
      markup(createElement(PayloadValue, { value: { [text]: [text, { [text]: text }] }, pointer: "" })),
    );
  });

  test("is tame in any combination", () => {
    const parts = fc.array(
      fc.oneof(fc.constantFrom(...NASTY.slice(0, -2)), fc.string({ unit: "grapheme" })),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(parts, fc.constantFrom("", " ", "\n", "\n\n"), (pieces, glue) => {
        expectTame(agentText(pieces.join(glue)));
      }),
      { numRuns: 150 },
    );
  });

  test("leads nowhere without saying where", () => {
    expect(agentText("[https://bank.example](https://evil.example/x)")).toContain("evil.example)");
    expect(agentText("[evil.example.bank.example](https://evil.example)")).toContain("(evil.example)");
    expect(agentText("https://bank.example@evil.example/")).toContain("Look twice");
    expect(agentText("![a cat](https://evil.example/cat.png)")).toContain(
      "[picture not loaded: a cat (evil.example)]",
    );
    expect(agentText("[bank](https://bаnk.example)")).toMatch(/\(xn--.*Look twice/);
  });

  test("long text is cut until it is asked for", () => {
    expect(agentText("word ".repeat(40_000)).length).toBeLessThan(10_000);
  });
});

describe("a link", () => {
  test.each<[string, string | null]>([
    ["https://a.example:8443/x", "a.example:8443"],
    ["mailto:ana%40acme.dev?subject=x", "ana@acme.dev"],
    ["javascript:alert(1)", null],
    ["//a.example", null],
    ["http://", null],
  ])("%s leads to %s", (href, host) => {
    expect(targetOf(href)?.host ?? null).toBe(host);
  });

  test("names its target only by the host or the whole address", () => {
    expect(namesTarget("https://a.example/x", "https://a.example/x")).toBe(true);
    expect(namesTarget("a.example", "https://a.example/x")).toBe(true);
    expect(namesTarget("https://a.example.b.example", "https://a.example/")).toBe(false);
    expect(namesTarget("https://b.example", "https://a.example/?https://b.example")).toBe(false);
  });
});

describe("a payload", () => {
  const nested = (depth: number): Json => (depth === 0 ? "end" : { down: nested(depth - 1) });

  test("of any depth is drawn only as far as it is open", () => {
    const html = markup(createElement(PayloadValue, { value: nested(60), pointer: "" }));
    expect(html).toContain("1 field");
    expect(html.length).toBeLessThan(6_000);
  });

  test("of 200 KB is drawn in a moment, the first part of it", () => {
    const rows = Array.from({ length: 4_000 }, (_, index) => [index, { text: "x".repeat(30) }] as Json);
    const begun = performance.now();
    const html = markup(
      createElement(PayloadValue, { value: { rows, text: "y".repeat(60_000) }, pointer: "" }),
    );
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(html.length).toBeLessThan(60_000);
    expect(html).toContain("Show all 60,000 characters");
  });
});
