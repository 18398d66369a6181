import { z } from "zod";
import { RELATIVE_ERROR } from "../insights/histogram";
import { QUICK_SECONDS } from "../insights/traits";

export const GROUPINGS = ["week", "type", "team", "person"] as const;
export type Grouping = (typeof GROUPINGS)[number];

const Day = z.iso.date("This is a day, like 2026-10-05.");

/** GET /api/stats. Days are of UTC and widened to whole ISO weeks. */
export const StatsQuery = z.strictObject({
  from: Day.meta({ description: "The first day, widened to its Monday; twelve weeks by default" }).optional(),
  to: Day.meta({ description: "The last day, widened to its Sunday; today by default" }).optional(),
  by: z.enum(GROUPINGS).default("week"),
  type: z.string().min(1).max(200).meta({ description: "Only this intent type" }).optional(),
  team: z.string().min(1).max(254).meta({ description: "Only this team, by slug or id" }).optional(),
  person: z
    .string()
    .min(1)
    .max(254)
    .meta({ description: "Only what this member decided, by e-mail address or id" })
    .optional(),
});
export type StatsQuery = z.infer<typeof StatsQuery>;

const count = (says: string) => z.number().int().describe(says);
const share = (says: string) => z.number().nullable().describe(`${says}; null where there are none`);
const within = `within ${(RELATIVE_ERROR * 100).toFixed(1)} %`;

export const FiguresWire = z
  .object({
    closed: count("Closed in these weeks, however it ended"),
    answered: count("Decided by a person"),
    timed_out: count("Ended by the deadline"),
    withdrawn: count("Taken back by the agent"),
    automatic: count("Decided without a person"),
    reminded: count("Somebody was reminded; of none that were automatic"),
    escalated: count("It climbed to another level; of none that were automatic"),
    approved: count("Answered so that the agent may go on"),
    declined: count("Answered otherwise"),
    opened: count("Its page was open before the answer"),
    unopened: count(
      "Answered without its page having been open; what Slack shows and what is older is in neither",
    ),
    quick: count(`Answered within ${QUICK_SECONDS} s of opening it`),
    in_time_share: share("answered of those answered or timed out"),
    reminded_share: share("Of those not decided automatically"),
    escalated_share: share("Of those not decided automatically"),
    approved_share: share("Of those answered"),
    unopened_share: share("Of those opened or unopened"),
    response_p50_seconds: share(`From submission to answer without the agent's turns, ${within}`),
    response_p95_seconds: share(`The same for 95 % of them, ${within}`),
    deciding_p50_seconds: share(`From opening it, else from being asked, to the answer, ${within}`),
  })
  .meta({ id: "Figures" });
export type FiguresWire = z.infer<typeof FiguresWire>;

const Range = z.object({ from: z.string().describe("A Monday"), to: z.string().describe("A Sunday") });

export const StatsWire = Range.extend({
  by: z.enum(GROUPINGS),
  pending: count("Closed and not counted yet, at most 10,000: usually 0"),
  total: FiguresWire,
  before: Range.extend({ total: FiguresWire }).describe("As many weeks right before"),
  items: z
    .array(
      z.object({
        key: z.string().describe("The Monday, the type, the team's slug or the person's address"),
        name: z.string(),
        figures: FiguresWire,
        url: z.string().describe("The page that lists the intents behind it"),
      }),
    )
    .describe("Weeks in order; the others by how much they closed. A person in two teams counts in both"),
}).meta({ id: "Stats" });
export type StatsWire = z.infer<typeof StatsWire>;

/** Lines of RFC 4180. */
export const StatsCsv = z.string().meta({ id: "StatsCsv", description: "RFC 4180, UTF-8, with a header" });
