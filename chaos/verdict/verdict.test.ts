import { describe, expect, test } from "vitest";
import { hook, ID, quietRun, stillOpen } from "../testing/quiet-run";
import { brokenOf, INVARIANTS } from "./all";
import type { Found } from "./found";

test("a run in which nothing went wrong breaks nothing", () => {
  expect(brokenOf(quietRun())).toEqual([]);
  expect(brokenOf(stillOpen())).toEqual([]);
});

type Doctor = (found: Found) => void;

const row = (found: Found) => only([...found.intents.values()]);
const entry = (found: Found) => only([...found.ledger.entries.values()]);
const facts = (found: Found) => only([...found.facts.values()]);
const only = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error("there is none");
  return one;
};

/** Each promise, and what a run looks like in which it was not kept. */
const DOCTORED: Record<string, Doctor[]> = {
  "a question that was taken is there, and once": [
    (found) => found.intents.clear(),
    (found) => found.ledger.entries.clear(),
    (found) => found.intents.set("int_2", { ...row(found), id: "int_2" }),
  ],
  "each comment, vote, revision, claim, withdrawal and result that was taken is a fact": [
    (found) => found.ledger.promise(entry(found), "commented", "not at all"),
    (found) => found.ledger.promise(entry(found), "result", "fine by me"),
  ],
  "whoever was told of an end was told of the one that stands": [
    (found) => found.ledger.tell(entry(found), { by: "Bea", status: "decided", outcome: "rejected" }),
    (found) => found.ledger.tell(entry(found), { by: "Bea", status: "timed_out", outcome: "approved" }),
  ],
  "a request that is sent again gets its first answer": [
    (found) => entry(found).repeated.push({ path: "/", first: "{}", again: '{"id":2}', replayed: true }),
    (found) => entry(found).repeated.push({ path: "/", first: "{}", again: "{}", replayed: false }),
  ],
  "a stream tells every fact once and in order, wherever it is resumed": [
    (found) => entry(found).streams.push([1, 2, 2, 3]),
    (found) => entry(found).streams.push([1, 3]),
    (found) => entry(found).streams.push([2, 1]),
  ],
  "no server ends unless it is ended": [(found) => (found.endedByItself = 1)],
  "an intent ends once, and as its closing fact says": [
    (found) => facts(found).push({ ...only(facts(found).slice(-1)), seq: 4 }),
    (found) => (row(found).outcome = "rejected"),
    (found) => (row(found).status = "waiting"),
  ],
  "everything that was to end has ended": [(found) => (row(found).status = "waiting")],
  "an open intent is looked at again by its deadline, a closed one never": [
    (found) => (row(found).next_moment_at = new Date()),
    (found) => (row(found).status = "waiting"),
  ],
  "no moment is overdue": [(found) => (row(found).next_moment_at = new Date(found.now - 60_000))],
  "its facts lead to the intent as it stands": [
    (found) => (only(facts(found)).data.to = []),
    (found) => (row(found).payload = { dataset: "another" }) && (row(found).revision = 2),
    (found) => (row(found).last_seq = 2n),
    (found) => (row(found).level = 2),
  ],
  "what has closed is counted once in the figures": [
    (found) => found.measures.clear(),
    (found) => found.measures.set(ID, 2),
  ],
  "nothing is left in a queue or under a lease": [(found) => (found.queues.notifications = 1)],
  "nobody is told twice of one fact": [
    (found) => {
      found.notices.push({ ...only(found.notices), id: "ntf_2" });
      found.mails.set("ntf_2", only([...found.mails.values()]));
    },
  ],
  "a notice counts as sent when its mail was taken, and not before; none is given up": [
    (found) => found.mails.clear(),
    (found) => (only(found.notices).status = "failed"),
  ],
  "a mail goes to whom its notice is for, and every mail has one": [
    (found) => (only(found.notices).email = "bea@acme.dev"),
    (found) => found.notices.splice(0),
  ],
  "each fact has one webhook for each place that is to hear of it, and no other": [
    (found) => found.deliveries.splice(1, 1),
    (found) => found.deliveries.push({ ...only(found.deliveries), seq: 1 }),
    (found) => found.deliveries.push({ ...only(found.deliveries), id: "dlv_3" }),
  ],
  "every webhook arrives, under the id of its fact and place": [
    (found) => found.hooks.pop(),
    (found) => (only(found.hooks).heard = false),
    (found) => (only(found.deliveries).status = "failed"),
    (found) => found.hooks.push(hook("dlv_3", { type: "intent.decided", data: { id: ID } })),
  ],
  "every webhook is signed by its place's secret": [
    (found) => (only(found.hooks).signatures = "v1,aGk="),
    (found) => (only(found.places).secret = "whsec_b3RoZXI="),
  ],
  "a webhook about an end tells the one that stands": [
    (found) =>
      found.hooks.push(
        hook("dlv_2", { type: "intent.decided", data: { id: ID, status: "decided", outcome: "rejected" } }),
      ),
    (found) => found.hooks.push(hook("dlv_2", { type: "intent.decided", data: { id: "int_9" } })),
  ],
  "the audit trail holds everything, sealed, and verifies": [
    (found) => (found.trail.ok = false),
    (found) => found.trail.problems.push("changed fact_2"),
    (found) => (found.trail.unsealed = 1),
    (found) => (found.trail.entries = 4),
  ],
  "no request is refused as a mistake of the server's": [(found) => found.mistakes.push("GET /: 500")],
};

describe("a run is found broken where", () => {
  for (const { promise } of INVARIANTS)
    test(`it does not hold that ${promise}`, () => {
      const doctors = DOCTORED[promise] ?? [];
      expect(doctors.length).toBeGreaterThan(0);
      for (const doctor of doctors) {
        const found = quietRun();
        doctor(found);
        expect(brokenOf(found).map((broken) => broken.promise)).toContain(promise);
      }
    });

  test("an open intent is overdue, or is not looked at until its deadline", () => {
    const late = { ...stillOpen(), now: Date.parse("2027-01-01") };
    expect(brokenOf(late).map(({ promise }) => promise)).toEqual(["no moment is overdue"]);
    const forgotten = stillOpen();
    row(forgotten).next_moment_at = null;
    expect(brokenOf(forgotten).map(({ promise }) => promise)).toContain(
      "an open intent is looked at again by its deadline, a closed one never",
    );
  });
});
