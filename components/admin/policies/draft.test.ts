import { describe, expect, test } from "vitest";
import { bodyOf, draftOf, flawsOf, isSameDraft, newDraft, slugFrom } from "./draft";
import { withLevelAdded, withLevelChanged, withLevelMoved, withLevelRemoved } from "./levels";

const written = {
  slug: "exports",
  name: "Exports",
  levels: [
    { to: ["ana@acme.dev"], escalate_after: "30m" },
    { to: ["bea@acme.dev"], escalate_after: "2h" },
    { to: ["team:data"] },
  ],
  repeat: { from_level: 2, times: 1 },
  timeout: "8h",
};
const draft = () => draftOf(written);
const whom = ({ levels }: { levels: readonly { to: string[] }[] }) => levels.map(({ to }) => to.join());

test("what is read and sent without an edit is the same; what was left empty is not sent", () => {
  expect(bodyOf(draft())).toEqual(written);
  const emptied = withLevelChanged(draft(), 0, { remind_after: "", max_reminders: undefined });
  expect(bodyOf(emptied)).toEqual(written);
  expect(isSameDraft(emptied, draft())).toBe(true);
  const standing = {
    id: "pol_1",
    version: 3,
    saved: null,
    used_by: { intent_types: [], rules: [] },
    open_intents: 2,
  };
  expect(bodyOf(draftOf({ ...written, ...standing }))).toEqual(written);
});

describe("levels", () => {
  test("keep what they are when they are moved, and the repeat goes on from the level it went on from", () => {
    const moved = withLevelMoved(draft(), 1, 0);
    expect(whom(moved)).toEqual(["bea@acme.dev", "ana@acme.dev", "team:data"]);
    expect(moved.repeat).toEqual({ from_level: 1, times: 1 });
    expect(withLevelMoved(draft(), 0, -1)).toEqual(expect.objectContaining({ timeout: "8h" }));
    expect(whom(withLevelMoved(draft(), 0, -1))).toEqual(whom(draft()));
  });

  test("that come before another say when to move on", () => {
    const moved = withLevelMoved(draft(), 2, 0);
    expect(moved.levels.map(({ escalate_after }) => escalate_after)).toEqual(["30m", "30m", "2h"]);
    const added = withLevelAdded(draftOf({ ...written, levels: [{ to: ["ana@acme.dev"] }] }));
    expect(added.levels.map(({ escalate_after }) => escalate_after)).toEqual(["30m", undefined]);
  });

  test("that are removed take no repeat along", () => {
    expect(withLevelRemoved(draft(), 0).repeat).toEqual({ from_level: 1, times: 1 });
    expect(withLevelRemoved(draft(), 2).repeat).toEqual({ from_level: 2, times: 1 });
    expect(withLevelRemoved(withLevelRemoved(draft(), 2), 1).repeat).toEqual({ from_level: 1, times: 1 });
  });
});

describe("flaws", () => {
  test("a new draft says what is missing, in words", () => {
    const flaws = flawsOf(newDraft());
    expect(flaws.map(({ pointer }) => pointer).toSorted()).toEqual(["/levels/0/to", "/name", "/slug"]);
    expect(flaws.find(({ pointer }) => pointer === "/name")?.detail).toBe("Give it a name.");
  });

  test.each([
    ["/timeout", { timeout: "" }],
    ["/timeout", { timeout: "soon" }],
    ["/levels/1/escalate_after", { levels: [{ to: ["a"] }, { to: ["b"], escalate_after: "400d" }] }],
    ["/repeat/from_level", { repeat: { from_level: 9, times: 1 } }],
  ])("%s is pointed at", (pointer, wrong) => {
    expect(flawsOf(draftOf({ ...written, ...wrong })).map((flaw) => flaw.pointer)).toContain(pointer);
  });

  test("a sound draft has none", () => {
    expect(flawsOf(draft())).toEqual([]);
  });
});

test.each([
  ["Data exports", "data-exports"],
  ["  Größer & schöner!  ", "gro-er-schoner"],
  ["Überweisungen", "uberweisungen"],
  ["日本", ""],
])("%s is named %s by requests", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});
