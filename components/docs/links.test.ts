import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ERRORS } from "@/core/errors";
import { addressOf } from "./links";
import { GUIDE_PAGES } from "./pages";

test.each([
  ["https://jose.example", "AXME.md", "https://jose.example"],
  ["#keys", "RECEIPTS.md", "#keys"],
  ["/docs/mcp", "guide/cli.md", "/docs/mcp"],
  ["RECEIPTS.md#keys", "AXME.md", "/docs/receipts#keys"],
  ["../MCP.md", "guide/cli.md", "/docs/mcp"],
  ["errors/conflict.md", "AXME.md", "/docs/errors/conflict"],
  ["adr/0038-a-no-is-failed-to-axme.md", "AXME.md", null],
  ["../examples/README.md", "MCP.md", null],
])("the link %s of docs/%s leads to %s", (href, file, address) => {
  expect(addressOf(href, file)).toBe(address);
});

const DOCS = path.join(import.meta.dirname, "../../docs");
const textOf = (file: string) => readFileSync(path.join(DOCS, file), "utf8");

/** The ids that the headings of a page get. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );

test("every link from one page of /docs to another leads to something that is there", () => {
  const anchors = new Map<string, string[]>();
  for (const { slug, file } of GUIDE_PAGES) anchors.set(`/docs/${slug}`, anchorsOf(textOf(file)));
  for (const code of Object.keys(ERRORS))
    anchors.set(`/docs/errors/${code}`, anchorsOf(textOf(`errors/${code}.md`)));
  const errors = readdirSync(path.join(DOCS, "errors")).map((name) => `errors/${name}`);
  const files = [...GUIDE_PAGES.map(({ file }) => file), ...errors];
  for (const file of files)
    for (const [, href = ""] of textOf(file).matchAll(/\]\(([^)\s]+)\)/g)) {
      const [page = "", anchor] = (addressOf(href, file) ?? "").split("#");
      if (!page.startsWith("/docs/") || page === "/docs/api") continue;
      expect([...anchors.keys()], `${file}: ${href}`).toContain(page);
      if (anchor) expect(anchors.get(page), `${file}: ${href}`).toContain(anchor);
    }
});
