import type { JsonObject } from "@/core/json";
import { db, EVERYWHERE } from "@/server/db/client";
import { allPublicKeys } from "@/server/db/receipts";

/** Every key that may have signed a receipt, for whoever verifies one. */
export const publicKeys = (): Promise<JsonObject[]> => allPublicKeys(db(EVERYWHERE));
