import { ChevronRight } from "lucide-react";
import { boundsOf, nameOf, partsOf, resolved, type Schema, type Schemas, typeOf } from "./document";
import { Says } from "./says";

interface Shown {
  schema: Schema;
  schemas: Schemas;
  /** Whether the server gives it, rather than takes it: then what is not always there is what a reader wants to know. */
  given?: boolean;
  /** The names that led here: one that comes again is not opened again. */
  within?: readonly string[];
}

/** The properties of an object, each with what is in it. */
export function Properties({ schema, schemas, given, within = [] }: Shown) {
  const name = nameOf(schema);
  const path = name ? [...within, name] : within;
  return partsOf(schema, schemas).map((part, index) => (
    <ul key={index} className="border-t border-line">
      {Object.entries(part.properties ?? {}).map(([name, property]) => (
        <li key={name} className="border-b border-line py-2 last:border-b-0">
          <Property
            name={name}
            schema={property}
            required={part.required?.includes(name) ?? false}
            schemas={schemas}
            given={given}
            within={path}
          />
        </li>
      ))}
    </ul>
  ));
}

interface PropertyProps extends Shown {
  /** Absent where the schema is the whole of an answer. */
  name?: string;
  required?: boolean;
  /** Where a parameter goes. */
  place?: string;
}

/** A property or a parameter: its name, type, bounds and meaning, and behind a word what is in it. */
export function Property({ name, required, place, ...shown }: PropertyProps) {
  const { schema, schemas, given = false, within = [] } = shown;
  const own = resolved(schema, schemas);
  const names = namesIn(schema);
  const nested = partsOf(schema, schemas).length > 0 && !names.some((each) => within.includes(each));
  const notes = [
    boundsOf(own),
    place && `in the ${place}`,
    given && required === false && "not always there",
  ];
  const says = own.description ?? own.items?.description;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-2">
        {name && <code className="font-mono text-sm font-medium">{name}</code>}
        <code className="font-mono text-xs wrap-anywhere text-ink-muted">{typeOf(schema)}</code>
        {notes.filter(Boolean).map((note) => (
          <span key={String(note)} className="text-xs text-ink-faint">
            {note}
          </span>
        ))}
        {required && !given && <span className="text-xs text-warn">required</span>}
      </div>
      {says && (
        <p className="text-ink-muted">
          <Says>{says}</Says>
        </p>
      )}
      {nested && (
        <details className="mt-1">
          <summary className="inline-flex min-h-8 items-center gap-1 rounded-md text-accent-ink">
            <ChevronRight aria-hidden className="size-3.5 [[open]>summary>&]:rotate-90" />
            What is in it
          </summary>
          <div className="mt-1 border-l-2 border-line pl-3">
            <Properties schema={schema} schemas={schemas} given={given} within={[...within, ...names]} />
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
