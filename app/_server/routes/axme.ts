import * as axmeRest from "@/app/v1/[...rest]/route";
import * as axmeControls from "@/app/v1/intents/[id]/controls/route";
import * as axmeEvents from "@/app/v1/intents/[id]/events/route";
import * as axmeStream from "@/app/v1/intents/[id]/events/stream/route";
import * as axmeResolve from "@/app/v1/intents/[id]/resolve/route";
import * as axmeResume from "@/app/v1/intents/[id]/resume/route";
import * as axmeIntent from "@/app/v1/intents/[id]/route";
import * as axmeIntents from "@/app/v1/intents/route";
import * as axmeTasks from "@/app/v1/me/tasks/route";
import * as axmeScenario from "@/app/v1/scenarios/apply/route";
import * as axmeValidation from "@/app/v1/scenarios/validate/route";

/** What AXME's clients call. */
export const AXME = {
  "/v1/intents": axmeIntents,
  "/v1/intents/:id": axmeIntent,
  "/v1/intents/:id/controls": axmeControls,
  "/v1/intents/:id/events": axmeEvents,
  "/v1/intents/:id/events/stream": axmeStream,
  "/v1/intents/:id/resolve": axmeResolve,
  "/v1/intents/:id/resume": axmeResume,
  "/v1/me/tasks": axmeTasks,
  "/v1/scenarios/apply": axmeScenario,
  "/v1/scenarios/validate": axmeValidation,
  "/v1/:rest{.+}": axmeRest,
};
