import { z } from "zod";
import { Assignee, Duration } from "@/core/wire/primitives";
import { parseValue } from "@/app/_http/body";
import type { Call } from "./call";

/** The form as the client's user sees it: elicitation knows flat fields only. */
const FORM = {
  type: "object" as const,
  properties: {
    assignees: {
      type: "string" as const,
      title: "Who should answer?",
      description: "E-mail addresses, team:<name> or schedule:<name>, with commas between them",
    },
    timeout: {
      type: "string" as const,
      title: "How long do they have?",
      description: "Like 30m, 8h or 2d; a day if you leave it empty",
    },
  },
  required: ["assignees"],
};

const list = (text: string): string[] => text.split(",").filter((name) => name.trim() !== "");

const Named = z.object({
  assignees: z.string().transform(list).pipe(z.array(Assignee).min(1, "Name somebody.").max(50)),
  timeout: z.preprocess((text) => text || undefined, Duration.optional()),
});

/** Whom the client's user wants asked, and for how long; null where they would not say. Throws invalid_request. */
export async function whomToAsk(call: Call, title: string): Promise<z.infer<typeof Named> | null> {
  const question = title && `: “${title}”`;
  const answer = await call.askUser(
    `Your agent wants to ask somebody${question}. Nobody is named yet.`,
    FORM,
  );
  return answer === null ? null : parseValue(Named, answer);
}
