import { ChevronRight } from "lucide-react";
import { Says } from "./says";
import { boundsOf, nameOf, partsOf, resolved, type Schema, type Schemas, typeOf } from "./document";

interface PropertiesProps {
  schema: Schema;
  schemas: Schemas;
  /** The names that led here: one that comes again is not opened again. */
  within?: readonly string[];
}

/** The properties of an object, each with what is in it. */
export function Properties({ schema, schemas, within = [] }: PropertiesProps) {
  const name = nameOf(schema);
  const path = name ? [...within, name] : within;
  return partsOf(schema, schemas).map((part, index) => (
    <ul key={index} className="border-t border-line">
      {Object.entries(part.properties ?? {}).map(([name, property]) => (
        <li key={name} className="border-b border-line py-2">
          <Property
            name={name}
            schema={property}
            required={part.required?.includes(name) ?? false}
            schemas={schemas}
            within={path}
          />
        </li>
      ))}
    </ul>
  ));
}

interface PropertyProps {
  /** Absent where the schema is the whole of an answer. */
  name?: string;
  schema: Schema;
  required: boolean;
  schemas: Schemas;
  within?: readonly string[];
  /** Where a parameter goes. */
  place?: string;
}

/** A property or a parameter: its name, type, bounds and meaning, and behind a word what is in it. */
export function Property({ name, schema, required, schemas, within = [], place }: PropertyProps) {
  const own = resolved(schema, schemas);
  const names = namesIn(schema);
  const nested = partsOf(schema, schemas).length > 0 && !names.some((each) => within.includes(each));
  const bounds = boundsOf(own);
  const says = own.description ?? own.items?.description;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-2">
        {name && <code className="font-mono text-sm font-medium">{name}</code>}
        <code className="font-mono text-xs wrap-anywhere text-ink-muted">{typeOf(schema)}</code>
        {bounds && <span className="text-xs text-ink-faint">{bounds}</span>}
        {place && <span className="text-xs text-ink-faint">in the {place}</span>}
        {required && <span className="text-xs text-warn">required</span>}
      </div>
      {says && (
        <p className="text-ink-muted">
          <Says>{says}</Says>
        </p>
      )}
      {nested && (
        <details className="group mt-1">
          <summary className="inline-flex min-h-8 items-center gap-1 rounded-md text-accent-ink">
            <ChevronRight aria-hidden className="size-3.5 group-open:rotate-90" />
            What is in it
          </summary>
          <div className="mt-1 border-l-2 border-line pl-3">
            <Properties schema={schema} schemas={schemas} within={[...within, ...names]} />
          </div>
        </details>
      )}
    </>
  );
}

/** The named schemas that a type speaks of. */
function namesIn(schema: Schema): string[] {
  const name = nameOf(schema);
  if (name) return [name];
  const parts = [
    ...(schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
  return parts.flatMap(namesIn);
}
