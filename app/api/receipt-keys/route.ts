import { ReceiptKeyBody } from "@/core/wire/receipt-keys";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listReceiptKeys, rotateReceiptKey } from "@/server/services/receipts/keys";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listReceiptKeys(ctx)),
});

export const POST = route({
  authenticate: asMember,
  body: ReceiptKeyBody,
  handle: async ({ ctx, body }) => json(201, await rotateReceiptKey(ctx, body)),
});
