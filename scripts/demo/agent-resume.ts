// Another process, days later for all it knows. The intent's id is all that it was given.
import { Countersign } from "countersign";

const [id = ""] = process.argv.slice(2);
const countersign = new Countersign(); // reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY

console.log("waiting");
const intent = await countersign.waitFor<"approval">(id);

if (intent.outcome === "approved") {
  const { payload, decided_by, via, comment } = intent.decision;
  console.log(`approved by ${decided_by.name} (${via}): ${comment}`);
  console.log(`may act on ${JSON.stringify(payload)}`);
  await countersign.reportResult(id, { status: "succeeded", summary: `Exported ${payload.dataset}.` });
} else {
  console.log(`not approved: ${intent.status}`);
}
