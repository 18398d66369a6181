import { TASK_TYPE_NAMES, type TaskType } from "@/core/task-types";
import { ask } from "../ask";
import { askBody, type Special } from "../ask-body";
import { type Tool, tool } from "./tool";

interface Kind {
  title: string;
  /** When a model wants this kind of answer, and what it gets. */
  says: string;
  takes: readonly Special[];
  needs?: Parameters<typeof askBody>[1];
}

const KINDS: Record<TaskType, Kind> = {
  approval: {
    title: "Ask for an approval",
    says: "Asks people whether you may do something: approved or rejected. They may change the editable parts of the payload.",
    takes: ["editable", "required_comment", "allowed_outcomes"],
    needs: { payload: true },
  },
  review: {
    title: "Ask for a review",
    says:
      "Asks people to judge a piece of work: approved, rejected, or changes_requested, and then it is your turn to " +
      "revise_intent.",
    takes: ["editable", "required_comment"],
    needs: { payload: true },
  },
  form: {
    title: "Ask for data",
    says: "Asks people to fill in a form that form_schema describes; decision.data has that shape.",
    takes: ["form_schema", "ui_schema"],
    needs: { form_schema: true },
  },
  clarification: {
    title: "Ask a question",
    says: "Asks people what you do not know. Their words are in decision.comment; data that form_schema gives a shape is in decision.data.",
    takes: ["form_schema"],
  },
  manual_action: {
    title: "Ask somebody to do something",
    says: "Asks people to do what you cannot, and to show that it was done: completed, with evidence, or failed.",
    takes: ["evidence_required"],
  },
  confirmation: {
    title: "Ask for a confirmation",
    says: "Asks people whether something is so: confirmed or denied.",
    takes: ["required_comment", "allowed_outcomes"],
  },
  assignment: {
    title: "Ask who shall do it",
    says: "Asks people to name who shall do something; decision.data.assignee says who.",
    takes: [],
  },
  override: {
    title: "Ask for an exception",
    says: "Asks people to let you past a rule this once, for a reason that they give: override_approved or rejected.",
    takes: ["editable"],
    needs: { payload: true },
  },
};

/** A tool for each kind of answer. */
export const ASKING: readonly Tool[] = TASK_TYPE_NAMES.map((taskType) => {
  const { title, says, takes, needs = {} } = KINDS[taskType];
  return tool({
    name: `ask_${taskType}`,
    title,
    says: `${says} Waits a little; without an answer by then you get a handle, and people go on being asked.`,
    scope: "intents:write",
    hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
    input: askBody(takes, needs),
    run: (call, args) => ask(call, taskType, args),
  });
});
