import { expect, test } from "vitest";
import { readArguments } from "./arguments.mjs";

test("the CLI's options are taken apart, those that need no answer are skipped", () => {
  const url = "postgresql://h/d";
  const argv = [
    "--datamodels",
    "a.prisma",
    "-d",
    "b.prisma",
    "--enabled-preview-features",
    "x",
    "--datasource",
    JSON.stringify({ url }),
  ];
  expect(readArguments([...argv, "cli", "create-database"])).toEqual({
    datamodels: ["a.prisma", "b.prisma"],
    datasource: { url },
    words: ["cli", "create-database"],
  });
});
