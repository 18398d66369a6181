import clsx from "clsx";
import type { ReactNode } from "react";
import { CopyBlock } from "@/components/ui/copy-block";
import type { Operation, Schemas } from "./document";
import { Says } from "./says";
import { Properties, Property } from "./schema";

const WHO: Record<string, string> = { bearer: "an agent", session: "a signed-in person" };

const METHOD: Record<string, string> = {
  GET: "border-line-strong text-ink",
  DELETE: "border-bad-line bg-bad-soft text-bad",
};

/** One operation: who may call it, what it takes, and what it answers. */
export function OperationBlock({ operation, schemas }: { operation: Operation; schemas: Schemas }) {
  const { method, path, operationId, summary, description, parameters, requestBody, responses } = operation;
  const body = requestBody?.content["application/json"];
  return (
    <section aria-labelledby={operationId} className="border-t border-line py-8 first:border-0 first:pt-2">
      <h2 id={operationId} className="scroll-mt-4 text-lg font-semibold">
        {summary}
      </h2>
      <p className="mt-2 flex flex-wrap items-center gap-2 font-mono text-sm">
        <span
          className={clsx(
            "rounded-md border px-1.5 py-0.5 font-medium",
            METHOD[method] ?? "border-accent-line bg-accent-soft text-accent-ink",
          )}
        >
          {method}
        </span>
        <span className="wrap-anywhere">{path}</span>
      </p>
      <p className="mt-2 text-ink-muted">
        {callersOf(operation)} {description && <Says>{description}</Says>}
      </p>
      {parameters.length > 0 && (
        <Part title="Parameters">
          <ul className="border-t border-line">
            {parameters.map(({ name, in: place, required = false, description: says, schema = {} }) => (
              <li key={`${place} ${name}`} className="border-b border-line py-2">
                <Property
                  name={name}
                  schema={{ ...schema, description: says ?? schema.description }}
                  required={required}
                  schemas={schemas}
                  place={place}
                />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {body && (
        <Part title="Body">
          {body.schema && <Properties schema={body.schema} schemas={schemas} />}
          {body.example !== undefined && (
            <CopyBlock label="Example" text={JSON.stringify(body.example, null, 2)} className="mt-3" />
          )}
        </Part>
      )}
      <Part title="Answers">
        <ul className="border-t border-line">
          {Object.entries(responses).map(([status, answer]) => (
            <li key={status} className="flex gap-3 border-b border-line py-2">
              <span
                className={clsx("w-8 shrink-0 tabular-nums", status < "300" ? "text-good" : "text-ink-faint")}
              >
                {status}
              </span>
              <div className="min-w-0 flex-1">
                <Says>{answer.description}</Says>
                {status < "300" && <Shape content={answer.content} schemas={schemas} />}
              </div>
            </li>
          ))}
        </ul>
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 className="mt-5 mb-2 font-medium">{title}</h3>
      {children}
    </>
  );
}

function Shape({
  content,
  schemas,
}: {
  content: Operation["responses"][string]["content"];
  schemas: Schemas;
}) {
  const schema = content?.["application/json"]?.schema;
  if (!schema) return null;
  return <Property schema={{ ...schema, description: undefined }} schemas={schemas} given />;
}

function callersOf({ security }: Operation): string {
  const who = [...new Set(security.flatMap((each) => Object.keys(each)))].flatMap(
    (scheme) => WHO[scheme] ?? [],
  );
  return who.length > 0 ? `For ${who.join(" or ")}.` : "For whoever has the address.";
}
