import type { AttemptWire } from "@/core/wire/deliveries";
import { CopyBlock } from "../../ui/copy-block";

type Message = NonNullable<AttemptWire["request"]>;

/** What came of an attempt and how long it took, in a line: "Answered 503 in 120 ms". */
export function AttemptFacts({ attempt: { status, error, duration_ms } }: { attempt: AttemptWire }) {
  const took = duration_ms < 1_000 ? `${duration_ms} ms` : `${(duration_ms / 1_000).toFixed(1)} s`;
  return (
    <span className="tabular-nums">
      {status === null ? (error ?? "No answer") : `Answered ${status}`} in {took}
    </span>
  );
}

/** What was sent and what was answered, to read and to take along. */
export function Exchange({ attempt: { request, response, status } }: { attempt: AttemptWire }) {
  if (!request && !response)
    return (
      <p className="text-sm text-ink-muted">
        {status === null ? "Nothing was sent." : "What was sent and answered is no longer kept."}
      </p>
    );
  return (
    <div className="flex flex-col gap-3">
      {response ? (
        <Side name="Answer" message={response} />
      ) : (
        <p className="text-sm text-ink-muted">No answer came.</p>
      )}
      {request && <Side name="Request" message={request} />}
    </div>
  );
}

function Side({ name, message: { headers, body, truncated } }: { name: string; message: Message }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <CopyBlock label={`${name} headers`} text={headerLines(headers)} />
      {body === "" ? (
        <p className="text-sm text-ink-muted">Its body is empty.</p>
      ) : (
        <CopyBlock label={`${name} body`} text={readable(body)} className="[&_pre]:max-h-72" />
      )}
      {truncated && <p className="text-sm text-ink-muted">Only its beginning is kept.</p>}
    </div>
  );
}

const headerLines = (headers: Message["headers"]): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");

/** JSON with its lines, and anything else as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
