import { z } from "zod";
import { ANCHOR_PERIODS } from "../audit/anchor";
import { Instant, WebAddress } from "./primitives";

const Every = z.enum(ANCHOR_PERIODS).describe("At most so often; nothing is sent while no entry is new");

const Address = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("This is not an e-mail address.").max(254))
  .meta({ example: "audit@elsewhere.example" });

const places = {
  mail: z
    .strictObject({
      addresses: z
        .array(Address)
        .min(1, "Say whom.")
        .max(10, "Ten at most.")
        .refine((all) => new Set(all).size === all.length, "Each address once."),
      every: Every,
    })
    .nullable()
    .describe("Null for nobody"),
  webhook: z
    .strictObject({
      url: WebAddress.refine((url) => url.startsWith("https:"), "It begins with https://.").meta({
        example: "https://archive.example/heads",
      }),
      every: Every,
    })
    .nullable()
    .describe("Null for none"),
};

/** PUT /api/audit/anchors. */
export const AnchorsBody = z.strictObject(places).meta({ id: "AnchorsBody" });
export type AnchorsBody = z.infer<typeof AnchorsBody>;

export const AnchorsWire = z
  .object({
    ...places,
    file: z.boolean().describe("Whether this server appends heads to a file, too"),
    places: z
      .array(
        z.object({
          kind: z.enum(["mail", "webhook"]),
          address: z.string(),
          last_sent_at: Instant.nullable(),
          last_tree_size: z.int().nullable().describe("How many entries the last head covers that got there"),
          last_error: z.string().nullable(),
          next_at: Instant.describe("When it is looked at again"),
        }),
      )
      .describe("How each of them fares"),
  })
  .meta({ id: "Anchors" });
export type AnchorsWire = z.infer<typeof AnchorsWire>;

export const AnchorsChangedWire = z
  .object({
    anchors: AnchorsWire,
    secret: z
      .string()
      .nullable()
      .describe(
        "Signs what a new address is posted (Standard Webhooks); shown this once, null where it is as before",
      ),
  })
  .meta({ id: "AnchorsChanged" });
export type AnchorsChangedWire = z.infer<typeof AnchorsChangedWire>;
