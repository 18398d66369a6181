import { describe, expect, test } from "vitest";
import { CHANNELS, type Choices, groupOf, mailIdOf, NOTICE_GROUPS, routesOf } from "./channels";
import { NOTICE_KINDS } from "./notice";

const ALL_OFF: Choices = Object.fromEntries(
  NOTICE_GROUPS.map((group) => [group, { email: false, push: false, slack: false }]),
);

describe("routes", () => {
  test("who has chosen nothing and set up nothing gets everything by mail", () => {
    expect(Object.values(routesOf({}, []))).toEqual(NOTICE_GROUPS.map(() => ["email"]));
  });

  test("a channel that somebody has set up asks them there too, and leaves outcomes to the mail", () => {
    const routes = routesOf({}, ["push"]);
    expect(routes).toMatchObject({
      asked: ["email", "push"],
      reminders: ["email", "push"],
      outcomes: ["email"],
    });
  });

  test("a choice for a channel that does not reach the person counts for nothing", () => {
    expect(routesOf({ reminders: { email: false, slack: true } }, ["push"]).reminders).toEqual(["push"]);
    expect(routesOf({ outcomes: { email: false, slack: true } }, []).outcomes).toEqual([]);
  });

  test("who turns everything off is still asked by mail, and told of nothing else", () => {
    const quiet = { asked: ["email"], escalations: ["email"], reminders: [], mentions: [], outcomes: [] };
    expect(routesOf(ALL_OFF, CHANNELS)).toEqual(quiet);
  });

  test("who is asked by another channel may do without mail", () => {
    expect(routesOf({ asked: { email: false } }, ["push"]).asked).toEqual(["push"]);
    expect(routesOf({ asked: { email: false } }, []).asked).toEqual(["email"]);
  });
});

test("every kind of notice belongs to a group, and one that is not known yet is taken as a question", () => {
  expect(NOTICE_KINDS.map(groupOf)).not.toContain(undefined);
  expect([groupOf("mentioned"), groupOf("something new")]).toEqual(["mentions", "asked"]);
});

test("a notice by any channel names its mail", () => {
  expect([mailIdOf("ntf_01K7"), mailIdOf("ntf_01K7_push")]).toEqual(["ntf_01K7", "ntf_01K7"]);
});
