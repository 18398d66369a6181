import { describe, expect, test } from "vitest";
import fc from "fast-check";
import type { Absence } from "./absence";
import type { Target } from "./plan";
import { type Colleague, type Directory, reach, whoAt } from "./reach";

const NOW = new Date("2026-11-23T10:00:00Z");
const HOUR = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

const colleague = (name: string, mayBeAsked = true): Colleague => ({
  ...{ id: name.toLowerCase(), name, email: `${name.toLowerCase()}@acme.dev` },
  mayBeAsked,
});
const ask = (name: string): Target => ({
  type: "user",
  id: name.toLowerCase(),
  name,
  email: `${name.toLowerCase()}@acme.dev`,
});
const data: Target = { type: "team", id: "data", slug: "data", name: "Data" };
const ops: Target = { type: "schedule", id: "ops", slug: "ops", name: "Ops" };

const away = (name: string, delegate: string | null, from = -1, to = 24): Absence => ({
  ...{ id: `abs_${name}`, userId: name.toLowerCase(), delegateId: delegate?.toLowerCase() ?? null },
  startsAt: at(from),
  endsAt: at(to),
});

function directory(absences: Absence[], more: Partial<Directory> = {}): Directory {
  const people = [..."Ana Bea Cal Dan".split(" ").map((name) => colleague(name)), colleague("Eva", false)];
  const rota = {
    ...{ id: "ops", slug: "ops", name: "Ops", timeZone: "Europe/Berlin", everyWeeks: 1 },
    members: ["ana", "bea"],
    startsOn: "2026-11-16",
    handoff: { day: "mon" as const, time: "09:00" },
    overrides: [],
  };
  return { people, teams: [{ id: "data", members: ["bea", "cal"] }], schedules: [rota], absences, ...more };
}

/** "Cal for Bea; Ana is away" */
function said(targets: Target[], absences: Absence[], more: Partial<Directory> = {}): string {
  const { people, passedOver } = reach(targets, directory(absences, more), NOW);
  const reached = people.map(({ name, insteadOf }) => (insteadOf ? `${name} for ${insteadOf.name}` : name));
  const missed = passedOver.map(({ name, reason, by }) => `${name} ${reason}${by ? ` (${by})` : ""}`);
  return [reached.join(", ") || "nobody", ...missed].join("; ");
}

// prettier-ignore
const table: [string, Target[], Absence[], string][] = [
  ["somebody who is there", [ask("Ana")], [], "Ana"],
  ["an absence that is over at this very moment", [ask("Ana")], [away("Ana", "Bea", -2, 0)], "Ana"],
  ["an absence that begins at this very moment", [ask("Ana")], [away("Ana", "Bea", 0, 2)], "Bea for Ana"],
  ["an absence to come", [ask("Ana")], [away("Ana", "Bea", 1, 2)], "Ana"],
  ["no delegate", [ask("Ana")], [away("Ana", null)], "nobody; Ana away"],
  ["a delegate who is away with one of their own", [ask("Ana")], [away("Ana", "Bea"), away("Bea", "Cal")], "Cal for Ana"],
  ["a chain that ends in somebody absent", [ask("Ana")], [away("Ana", "Bea"), away("Bea", null)], "nobody; Ana away"],
  ["a chain that ends in somebody deactivated", [ask("Ana")], [away("Ana", "Bea"), away("Bea", "Eva")], "nobody; Ana away"],
  ["a chain that comes back", [ask("Ana")], [away("Ana", "Bea"), away("Bea", "Cal"), away("Cal", "Ana")], "nobody; Ana away"],
  ["a chain that runs into a circle", [ask("Ana")], [away("Ana", "Bea"), away("Bea", "Cal"), away("Cal", "Bea")], "nobody; Ana away"],
  ["a delegate who is asked anyway", [ask("Ana"), ask("Bea")], [away("Ana", "Bea")], "Bea; Ana away (Bea)"],
  ["the same, the other way round", [ask("Bea"), ask("Ana")], [away("Ana", "Bea")], "Bea; Ana away (Bea)"],
  ["one delegate of two", [ask("Ana"), ask("Bea")], [away("Ana", "Cal"), away("Bea", "Cal")], "Cal for Ana; Bea away (Cal)"],
  ["the same person twice", [ask("Ana"), ask("Ana")], [away("Ana", "Cal")], "Cal for Ana"],
  ["a team", [data], [], "Bea, Cal"],
  ["a team with somebody away", [data], [away("Bea", "Dan")], "Dan for Bea, Cal"],
  ["a team of which all are away", [data], [away("Bea", null), away("Cal", null)], "nobody; Bea away; Cal away"],
  ["a member of a team who is named, too", [ask("Cal"), data], [], "Cal, Bea"],
  ["somebody deactivated", [ask("Eva")], [], "nobody; Eva left"],
  ["somebody who is no member any more", [ask("Zoe")], [], "nobody; Zoe left"],
  ["a schedule", [ops], [], "Bea"],
  ["a schedule whose person is away", [ops], [away("Bea", "Cal")], "Cal for Bea"],
];

test.each(table)("%s: %s", (_, targets, absences, expected) => {
  expect(said(targets, absences)).toBe(expected);
});

describe("whatever is empty says so", () => {
  const changed = (change: object) => ({
    schedules: directory([]).schedules.map((rota) => ({ ...rota, ...change })),
  });
  test.each<[string, Target[], Partial<Directory>, string]>([
    ["a team of nobody", [data], { teams: [] }, "nobody; Data empty"],
    [
      "a team of deactivated members",
      [data],
      { teams: [{ id: "data", members: ["eva"] }] },
      "nobody; Data empty",
    ],
    ["a schedule that was removed", [ops], { schedules: [] }, "nobody; Ops empty"],
    ["a schedule that has not begun", [ops], changed({ startsOn: "2026-12-01" }), "nobody; Ops off_call"],
    [
      "a schedule whose turn is somebody's who left",
      [ops],
      changed({ members: ["eva"] }),
      "nobody; Eva left",
    ],
  ])("%s", (_, targets, more, expected) => expect(said(targets, [], more)).toBe(expected));
});

test("whoever stands in says for whom, and until when", () => {
  const [cal] = reach([ask("Ana")], directory([away("Ana", "Cal")]), NOW).people;
  expect(cal).toEqual({
    ...{ id: "cal", name: "Cal", email: "cal@acme.dev" },
    insteadOf: { id: "ana", name: "Ana", until: at(24).toISOString() },
  });
});

const NAMES = ["Ana", "Bea", "Cal", "Dan", "Eva"];
const absences = fc
  .array(
    fc.tuple(
      fc.constantFrom(...NAMES),
      fc.option(fc.constantFrom(...NAMES)),
      fc.integer({ min: -5, max: 5 }),
      fc.integer({ min: 1, max: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((drawn) => {
    const firsts = new Map(drawn.map(([name, ...rest]) => [name, rest]));
    return [...firsts].map(([name, [delegate, from, hours]]) => away(name, delegate, from, from + hours));
  });
const targets = fc.array(fc.oneof(fc.constantFrom(...NAMES).map(ask), fc.constant(data), fc.constant(ops)), {
  maxLength: 4,
});

test("whatever the absences, nobody who is away or may not be asked is reached, nobody twice, and nobody is forgotten", () => {
  fc.assert(
    fc.property(targets, absences, fc.integer({ min: -6, max: 12 }), (wanted, gone, hours) => {
      const now = at(hours);
      const { people, passedOver } = whoAt(directory(gone))(wanted, now);
      const isAway = (id: string) =>
        gone.some((each) => each.userId === id && each.startsAt <= now && now < each.endsAt);
      expect(people.some(({ id }) => isAway(id) || id === "eva")).toBe(false);
      expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
      const named = new Set([
        ...people.flatMap(({ name, insteadOf }) => [name, insteadOf?.name]),
        ...passedOver.map(({ name }) => name),
      ]);
      for (const target of wanted) if (target.type === "user") expect(named).toContain(target.name);
    }),
  );
});
