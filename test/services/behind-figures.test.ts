import { beforeEach, describe, expect, test } from "vitest";
import { TRAITS } from "@/core/insights/traits";
import { answerIntents } from "@/server/services/intents/answer-many";
import { answerIntent } from "@/server/services/intents/answer";
import { noteOpening } from "@/server/services/insights/opening";
import { sql } from "../support/database";
import { ask, listed, liveThrough, measureAll, stats } from "../support/fates";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { as, makeWorkspace } from "../support/workspace";

// What an earlier test left to be measured is not this test's business.
beforeEach(measureAll);

describe("behind a figure", () => {
  test("lie exactly the intents that it counts, for every group and every trait", async () => {
    const workspace = await makeWorkspace();
    await liveThrough(workspace, 40);
    await measureAll();
    const { alex } = workspace;
    for (const by of ["week", "type", "team", "person"]) {
      for (const { url, figures } of (await stats(alex, { by })).items) {
        expect(await listed(alex, url)).toHaveLength(figures.closed);
        for (const trait of TRAITS)
          expect(await listed(alex, `${url}&trait=${trait}`), `${url} ${trait}`).toHaveLength(figures[trait]);
      }
    }
  });

  test("a list of those has the latest that ended first, and can be sorted otherwise", async () => {
    const workspace = await makeWorkspace();
    const { ana, alex } = workspace;
    const ids = [await ask(workspace), await ask(workspace), await ask(workspace)].map(({ id }) => id);
    const [a = "", b = "", c = ""] = ids;
    for (const [index, id] of [b, c, a].entries())
      await answerIntent(as(ana, after(`${index + 1}m`)), id, { outcome: "approved" });
    await measureAll();
    expect(await listed(alex, "/inbox?view=done&trait=approved")).toEqual([a, c, b]);
    expect((await listed(alex, "/inbox?view=done&trait=approved&sort=oldest")).toSorted()).toEqual(
      ids.toSorted(),
    );
    expect(await listed(alex, "/inbox?view=done&sort=closed")).toEqual([a, c, b]);
    expect(await listed(alex, "/inbox?view=done&by=nobody@else.example")).toEqual([]);
    expect(await listed(workspace.bea, "/inbox?view=done&trait=approved")).toEqual([]);
  });
});

describe("an opening", () => {
  test("is kept the first time, only before the end, and only for those who may see it", async () => {
    const workspace = await makeWorkspace();
    const { ana, bea } = workspace;
    const { id } = await ask(workspace);
    const first = { opened_at: after("1m").toISOString() };
    expect(await noteOpening(as(ana, after("1m")), id)).toEqual(first);
    expect(await noteOpening(as(ana, after("2m")), id)).toEqual(first);
    expect(await refusalOf(noteOpening(as(bea), id))).toMatchObject({ code: "not_found" });
    await answerIntent(as(ana, after("3m")), id, { outcome: "approved" });
    expect(await noteOpening(as(workspace.alex, after("4m")), id)).toEqual({ opened_at: null });
    expect(await sql("SELECT 1 FROM intent_views WHERE intent_id = $1", id)).toHaveLength(1);
  });

  test("is not made by answering many at once from a list", async () => {
    const workspace = await makeWorkspace();
    const { ana, alex } = workspace;
    const [a, b] = [await ask(workspace), await ask(workspace)];
    await noteOpening(as(ana), a.id);
    const decisions = [a, b].map(({ id }) => ({ id, outcome: "approved" }));
    await answerIntents(as(ana, after("1m")), { decisions });
    await measureAll();
    expect((await stats(alex)).total).toMatchObject({ opened: 1, unopened: 1 });
    expect(await listed(alex, "/inbox?view=done&trait=unopened")).toEqual([b.id]);
  });
});
