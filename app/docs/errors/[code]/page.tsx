import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readGuide } from "@/app/_docs/guide";
import { Guide } from "@/components/docs/guide";
import { ERRORS } from "@/core/errors";

interface Props {
  params: Promise<{ code: string }>;
}

export const dynamicParams = false;
export const generateStaticParams = () => Object.keys(ERRORS).map((code) => ({ code }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

export default async function ErrorPage({ params }: Props) {
  const { code } = await params;
  if (!Object.hasOwn(ERRORS, code)) notFound();
  const file = `errors/${code}.md`;
  return (
    <>
      <Link href="/docs/errors" className="mb-4 inline-flex min-h-8 items-center text-accent-ink underline">
        All error codes
      </Link>
      <Guide file={file}>{await readGuide(file)}</Guide>
    </>
  );
}
