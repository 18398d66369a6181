import { readFile } from "node:fs/promises";
import path from "node:path";

const INCLUDED = /^```(\w+) file=(\S+)\n\n?```$/gm;

/** A page below docs/ as markdown. An empty block that names a file of the project, as `file=examples/…`, holds that file. */
export async function readGuide(file: string): Promise<string> {
  const text = await readFile(path.join(process.cwd(), "docs", file), "utf8");
  const names = [...text.matchAll(INCLUDED)].map(([, , name = ""]) => name);
  const contents = await Promise.all(names.map(async (name) => [name, await readSource(name)] as const));
  const byName = new Map(contents);
  return text.replace(INCLUDED, (_block, language: string, name: string) =>
    ["```" + `${language} file=${name}`, byName.get(name), "```"].join("\n"),
  );
}

const readSource = async (name: string): Promise<string> =>
  (await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), name), "utf8")).trimEnd();
