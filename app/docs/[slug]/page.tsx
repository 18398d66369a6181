import { ArrowRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readGuide } from "@/app/_docs/guide";
import { Guide } from "@/components/docs/guide";
import { GUIDE_PAGES, pageAfter } from "@/components/docs/pages";

interface Props {
  params: Promise<{ slug: string }>;
}

export const dynamicParams = false;
export const generateStaticParams = () => GUIDE_PAGES.map(({ slug }) => ({ slug }));

const found = async ({ params }: Props) => {
  const { slug } = await params;
  return GUIDE_PAGES.find((page) => page.slug === slug) ?? notFound();
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await found(props)).title };
}

export default async function GuidePage(props: Props) {
  const { slug, file } = await found(props);
  const next = pageAfter(slug);
  return (
    <>
      <Guide file={file}>{await readGuide(file)}</Guide>
      {next && (
        <Link
          href={`/docs/${next.slug}`}
          className="mt-10 flex min-h-11 items-center justify-between rounded-md border border-line px-4 py-2 hover:border-line-strong hover:bg-hover"
        >
          <span>
            <span className="text-ink-muted">Next: </span>
            <span className="font-medium">{next.title}</span>
          </span>
          <ArrowRight aria-hidden className="size-4" />
        </Link>
      )}
    </>
  );
}
