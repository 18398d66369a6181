import type { Metadata } from "next";
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
      <h1 className="mb-4 text-2xl font-semibold">{group.title}</h1>
      {group.operations.map((operation) => (
        <OperationBlock key={operation.operationId} operation={operation} schemas={schemas} />
      ))}
    </>
  );
}
