import { expect, test } from "vitest";
import { newsInWords } from "./news";

test("news are counted by what is worth hearing, each request once", () => {
  expect(
    newsInWords([
      { id: "1", types: ["created"] },
      { id: "2", types: ["created"] },
      { id: "2", types: ["created"] },
      { id: "3", types: ["voted", "decided"] },
      { id: "4", types: ["escalated"] },
      { id: "5", types: ["notified"] },
    ]),
  ).toBe("2 new requests, 1 request closed, 1 request escalated.");
});

test("messages, claims and comments in a list are not read out", () => {
  expect(newsInWords([{ id: "1", types: ["notified", "claimed", "commented"] }])).toBe("");
});
