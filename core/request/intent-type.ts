import type { Flaw } from "../errors";
import { effectOf } from "../task-types";
import type { PolicyBody } from "../wire/policy";
import type { IntentTypeDefaults } from "../wire/submit";
import { type Lookup, planOf } from "./plan";
import { questionOf, type Request } from "./question";

/** What a request of the type may say itself, so that the type need not: whom to ask, and what lies where in its payload. */
const LEFT_TO_REQUESTS = /^\/(assignees|editable\/\d+)$/;

/** Everything about what an intent type supplies that no request could be made with. `policy` and `lookup` know what its names stand for. */
export function flawsOfIntentType(
  name: string,
  defaults: IntentTypeDefaults,
  policy: PolicyBody | null,
  lookup: Lookup,
): Flaw[] {
  const request: Request = { intent_type: name, payload: {}, ...defaults };
  if (!request.task_type) return [{ pointer: "/task_type", detail: "Say what kind of answer it wants." }];
  const { question, flaws } = questionOf(request);
  const planned = planOf(request, question, policy, lookup);
  return [
    ...[...flaws, ...planned.flaws].filter(({ pointer }) => !LEFT_TO_REQUESTS.test(pointer)),
    ...flawsOfPolicy(request, policy),
    ...flawsOfOutcomes(question),
    ...flawsOfEditable(question.editable),
  ];
}

function* flawsOfPolicy({ policy: wanted }: Request, found: PolicyBody | null): Generator<Flaw> {
  if (wanted && !found) yield { pointer: "/policy", detail: `There is no policy "${wanted}".` };
}

function* flawsOfOutcomes({
  taskType,
  outcomes,
}: Pick<ReturnType<typeof questionOf>["question"], "taskType" | "outcomes">): Generator<Flaw> {
  if (outcomes.some((outcome) => effectOf(taskType, outcomes, outcome) === "affirm")) return;
  yield {
    pointer: "/allowed_outcomes",
    detail: "None of these lets the agent go on: the first new word does, or the task type's own.",
  };
}

function* flawsOfEditable(editable: readonly string[]): Generator<Flaw> {
  for (const [index, pointer] of editable.entries()) {
    if (pointer === "")
      yield { pointer: `/editable/${index}`, detail: "Name places in the payload, not all of it." };
    else if (editable.indexOf(pointer) < index)
      yield { pointer: `/editable/${index}`, detail: "This place is named already." };
  }
}
