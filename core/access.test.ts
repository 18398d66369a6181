import { describe, expect, test } from "vitest";
import {
  isOut,
  mayAnswer,
  mayHandle,
  mayRead,
  mayTakePart,
  type ROLES,
  wasAsked,
  wasMentioned,
} from "./access";
import { anIntent } from "./testing/intent";
import { ana, bea, dan } from "./testing/people";

type Row = [
  role: (typeof ROLES)[number],
  asked: boolean,
  owner: boolean,
  read: boolean,
  takePart: boolean,
  answer: boolean,
];

describe("who may do what", () => {
  test.each<Row>([
    ["admin", false, false, true, true, true],
    ["admin", true, false, true, true, true],
    ["admin", true, true, true, true, false],
    ["reviewer", false, false, false, false, false],
    ["reviewer", true, false, true, true, true],
    ["reviewer", true, true, true, true, false],
    ["reviewer", false, true, false, false, false],
    ["auditor", false, false, true, false, false],
    ["auditor", true, false, true, false, false],
    ["auditor", true, true, true, false, false],
  ])(
    "%s, asked %s, owner of the agent %s: reads %s, takes part %s, answers %s",
    (role, asked, owner, read, takePart, answer) => {
      const member = { ...(owner ? dan : ana), role };
      const intent = {
        ...anIntent(),
        asked: asked ? [{ ...member, level: 1, current: false, snoozedUntil: null }] : [],
      };
      expect([mayRead(member, intent), mayTakePart(member, intent), mayAnswer(member, intent)]).toEqual([
        read,
        takePart,
        answer,
      ]);
    },
  );

  test("a plan can allow the agent's owner to decide, who must still have been asked", () => {
    const intent = anIntent({}, { requesterMayDecide: true });
    const asked = { ...intent, asked: [{ ...dan, level: 1, current: true, snoozedUntil: null }] };
    expect([mayAnswer(dan, intent), mayAnswer(dan, asked)]).toEqual([false, true]);
  });

  test("an agent that nobody owns keeps nobody from answering", () => {
    const intent = anIntent();
    expect(mayAnswer(ana, { ...intent, agent: { ...intent.agent, ownerId: null } })).toBe(true);
  });

  test("whoever was only mentioned reads and writes, and neither answers nor hands it on", () => {
    const intent = { ...anIntent(), asked: [{ ...ana, level: 0, current: false, snoozedUntil: null }] };
    expect([mayRead(ana, intent), mayTakePart(ana, intent)]).toEqual([true, true]);
    expect([mayHandle(ana, intent), mayAnswer(ana, intent)]).toEqual([false, false]);
    expect([wasAsked(intent, ana.id), wasMentioned(intent, ana.id)]).toEqual([false, true]);
  });

  describe("where the policy leaves the answer to whoever is asked now", () => {
    const plan = { keepEarlierLevels: false };
    const asked = (id: string, level: number, current: boolean) => ({
      ...{ id, name: id, email: `${id}@acme.dev`, level, current },
      snoozedUntil: null,
    });
    const movedOn = { ...anIntent({}, plan), asked: [asked(ana.id, 1, false), asked(bea.id, 2, true)] };

    test("those of earlier levels read and write, and neither answer nor hand it on; admins do", () => {
      expect([mayRead(ana, movedOn), mayTakePart(ana, movedOn)]).toEqual([true, true]);
      expect([mayHandle(ana, movedOn), mayAnswer(ana, movedOn), isOut(movedOn, ana.id)]).toEqual([
        false,
        false,
        true,
      ]);
      expect([mayAnswer(bea, movedOn), isOut(movedOn, bea.id)]).toEqual([true, false]);
      expect(mayAnswer({ ...ana, role: "admin" }, movedOn)).toBe(true);
    });

    test("they still may while nobody is asked, so that somebody can", () => {
      const nobodyThere = { ...movedOn, asked: [asked(ana.id, 1, false)] };
      expect([mayAnswer(ana, nobodyThere), isOut(nobodyThere, ana.id)]).toEqual([true, false]);
    });
  });

  test("those of earlier levels were asked, too", () => {
    expect(wasAsked({ asked: [{ ...ana, level: 1, current: false, snoozedUntil: null }] }, ana.id)).toBe(
      true,
    );
    expect(wasAsked({ asked: [] }, ana.id)).toBe(false);
  });
});
