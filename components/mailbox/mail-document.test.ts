import { expect, test } from "vitest";
import { withLinksInNewTabs } from "./mail-document";

test("links of a mail open in a new tab, whether or not it has a head", () => {
  expect(withLinksInNewTabs('<html><head lang="en"><title>x</title></head></html>')).toContain(
    '<head lang="en"><base target="_blank">',
  );
  expect(withLinksInNewTabs("<p>x</p>")).toBe('<base target="_blank"><p>x</p>');
});
