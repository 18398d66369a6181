import { z } from "zod";

export const IntentId = z.string().min(1).max(40).describe("The id of the question, int_…");
