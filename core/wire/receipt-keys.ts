import { z } from "zod";
import { Instant, JsonObjectValue } from "./primitives";

/** POST /api/receipt-keys. */
export const ReceiptKeyBody = z
  .strictObject({
    replaces: z.string().max(100).nullable().meta({
      description: "The kid of the key that signs now, as the caller knows it; null where none does",
    }),
  })
  .meta({ id: "ReceiptKeyBody" });
export type ReceiptKeyBody = z.infer<typeof ReceiptKeyBody>;

/** What receipts are signed with; only the newest signs, and all verify. */
export const ReceiptKeyWire = z
  .object({
    kid: z.string(),
    signs: z.boolean().meta({ description: "Whether new decisions are signed with it" }),
    created_at: Instant,
    retired_at: Instant.nullable(),
    jwk: JsonObjectValue.meta({ description: "Its public half, as it stands in /.well-known/jwks.json" }),
  })
  .meta({ id: "ReceiptKey" });
export type ReceiptKeyWire = z.infer<typeof ReceiptKeyWire>;

export const ReceiptKeysWire = z.object({ items: z.array(ReceiptKeyWire) }).meta({ id: "ReceiptKeys" });
export type ReceiptKeysWire = z.infer<typeof ReceiptKeysWire>;
