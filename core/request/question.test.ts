import { describe, expect, test } from "vitest";
import { TASK_TYPE_NAMES } from "../task-types";
import { flawsOfMarks, questionOf, type Request, withDefaults } from "./question";

const bare: Request = {
  intent_type: "intent.data.export_approval.v1",
  payload: { dataset: "customers", rows: 12 },
  task_type: "approval",
};
const flaws = (request: Partial<Request>) =>
  questionOf({ ...bare, ...request }).flaws.map(({ pointer }) => pointer);

describe("a request with an intent type's defaults", () => {
  test("its own words win", () => {
    const merged = withDefaults(
      { ...bare, title: "Mine" },
      { title: "The type's", priority: "high", task_type: "review" },
    );
    expect(merged).toMatchObject({ title: "Mine", priority: "high", task_type: "approval" });
  });

  test("is itself where the type is not registered", () => {
    expect(withDefaults(bare, null)).toEqual(bare);
  });

  test("null is a word of its own: no outcome at the deadline", () => {
    expect(withDefaults({ ...bare, on_timeout: null }, { on_timeout: "approved" }).on_timeout).toBeNull();
  });

  test("a policy named in the request replaces the type's chain", () => {
    const escalate = [{ after: 60, to: ["bea@acme.dev"] }];
    expect(withDefaults({ ...bare, escalate }, { policy: "exports" })).toMatchObject({
      policy: "exports",
      escalate,
    });
    expect(withDefaults({ ...bare, policy: "exports" }, { escalate })).not.toHaveProperty("escalate");
    expect(withDefaults({ ...bare, policy: "exports", escalate }, null)).toMatchObject({
      policy: "exports",
      escalate,
    });
  });

  test("leaves the registered type as it was", () => {
    const defaults = Object.freeze({ policy: "exports" });
    withDefaults({ ...bare, escalate: [] }, defaults);
    expect(defaults).toEqual({ policy: "exports" });
  });
});

describe("the question in a request", () => {
  test("of four lines has everything that it needs", () => {
    expect(questionOf(bare)).toEqual({
      flaws: [],
      question: {
        intentType: "intent.data.export_approval.v1",
        taskType: "approval",
        title: "Data export approval",
        description: null,
        payload: bare.payload,
        formSchema: null,
        uiSchema: null,
        outcomes: ["approved", "rejected"],
        requiredComment: false,
        evidenceRequired: false,
        editable: [],
        sensitive: [],
        priority: "normal",
        risk: null,
      },
    });
  });

  test.each([
    ["intent.data.export_approval.v1", "Data export approval"],
    ["refund", "Refund"],
    ["Refund.V2", "Refund"],
    ["intent.a-b__c", "A b c"],
    ["v1", "V1"],
    ["_", "_"],
  ])("%s reads %s where no title is given", (intent_type, title) => {
    expect(questionOf({ ...bare, intent_type }).question.title).toBe(title);
  });

  test("is taken as it is for each task type", () => {
    for (const task_type of TASK_TYPE_NAMES) {
      expect(flaws({ task_type, form_schema: { type: "object" } })).toEqual([]);
    }
  });
});

describe("what does not hold together is told with its place", () => {
  test.each<[string, Partial<Request>, string[]]>([
    ["no task type", { task_type: undefined }, ["/task_type"]],
    ["a form without a schema", { task_type: "form" }, ["/form_schema"]],
    [
      "a schema that is none",
      { form_schema: { type: "object", properties: { a: { pattern: "(" } } } },
      ["/form_schema/properties/a/pattern"],
    ],
    [
      "a remote reference",
      { form_schema: { type: "object", $ref: "https://acme.dev/s" } },
      ["/form_schema/$ref"],
    ],
    ["an editable place that is not there", { editable: ["/dataset", "/nowhere"] }, ["/editable/1"]],
    ["an editable whole", { editable: [""] }, ["/editable/0"]],
    ["a deadline's outcome that is not offered", { on_timeout: "denied" }, ["/on_timeout"]],
    ["a deadline's outcome without a name", { on_timeout: "" }, ["/on_timeout"]],
    [
      "a deadline that would fill in a form",
      { task_type: "form", form_schema: { type: "object" }, on_timeout: "submitted" },
      ["/on_timeout"],
    ],
    [
      "a deadline that would justify an override",
      { task_type: "override", on_timeout: "override_approved" },
      ["/on_timeout"],
    ],
    [
      "a deadline that would ask for changes",
      { task_type: "review", on_timeout: "changes_requested" },
      ["/on_timeout"],
    ],
    [
      "several at once",
      { task_type: undefined, editable: ["/x"], on_timeout: "maybe" },
      ["/task_type", "/editable/0", "/on_timeout"],
    ],
  ])("%s", (_, request, pointers) => {
    expect(flaws(request)).toEqual(pointers);
  });

  test.each<[string, Partial<Request>]>([
    ["a deadline that approves, if the agent's author wants it so", { on_timeout: "approved" }],
    ["a deadline without an outcome", { on_timeout: null }],
    ["a deadline with a renamed outcome", { allowed_outcomes: ["ship", "hold"], on_timeout: "hold" }],
    ["an editable place that holds null", { payload: { limit: null }, editable: ["/limit"] }],
  ])("and not %s", (_, request) => {
    expect(flaws(request)).toEqual([]);
  });
});

describe("a place that is marked as sensitive", () => {
  const told = (sensitive: string[], payload = bare.payload) => [
    ...flawsOfMarks({ ...bare, payload, sensitive }),
  ];

  test("begins in the payload, or would mask nothing", () => {
    expect(told(["/rows", "/payload/rows", "payload:/payload/a~1b", "/payload"])).toEqual([
      { pointer: "/sensitive/1", detail: "Places begin in the payload: write /rows for /payload/rows." },
      {
        pointer: "/sensitive/2",
        detail: "Places begin in the payload: write /a~1b for payload:/payload/a~1b.",
      },
      { pointer: "/sensitive/3", detail: "Places begin in the payload: write payload: for /payload." },
    ]);
  });

  test("is taken where the payload has such a field, where it is missing this time, and in other parts", () => {
    expect(told(["/payload/rows"], { payload: {} })).toEqual([]);
    expect(told(["/iban", "/items/*/price", "data:/payload/iban", "state:/payload"])).toEqual([]);
  });
});
