import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { reference } from "@/app/_docs/reference";
import { OperationBlock } from "@/components/docs/api/operation";

interface Props {
  params: Promise<{ group: string }>;
}

export const dynamicParams = false;
export const generateStaticParams = () => reference().groups.map(({ slug }) => ({ group: slug }));

async function found({ params }: Props) {
  const { group } = await params;
  const { groups, schemas } = reference();
  return { group: groups.find(({ slug }) => slug === group) ?? notFound(), schemas };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `${(await found(props)).group.title} · API` };
}

export default async function GroupPage(props: Props) {
  const { group, schemas } = await found(props);
  return (
    <>
      <Link href="/docs/api" className="mb-4 inline-flex min-h-8 items-center text-accent-ink underline">
        The whole API
      </Link>
      <h1 className="text-2xl font-semibold">{group.title}</h1>
      <ul aria-label="On this page" className="mt-3 mb-6">
        {group.operations.map(({ operationId, method, path }) => (
          <li key={operationId}>
            <a
              href={`#${operationId}`}
              className="flex min-h-8 items-center gap-3 font-mono text-sm hover:underline"
            >
              <span className="w-16 shrink-0 text-ink-muted">{method}</span>
              <span className="min-w-0 wrap-anywhere text-accent-ink">{path}</span>
            </a>
          </li>
        ))}
      </ul>
      {group.operations.map((operation) => (
        <OperationBlock key={operation.operationId} operation={operation} schemas={schemas} />
      ))}
    </>
  );
}
