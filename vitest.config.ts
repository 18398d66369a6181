import { defineConfig } from "vitest/config";

const sdk = `${import.meta.dirname}/sdk/typescript`;

export default defineConfig({
  resolve: {
    alias: [
      { find: "@", replacement: import.meta.dirname },
      { find: /^countersign$/, replacement: `${sdk}/src/index.ts` },
      { find: /^countersign\/adapters\/(.*)$/, replacement: `${sdk}/adapters/$1.ts` },
    ],
  },
  test: {
    maxWorkers: 2,
    // A guarantee does not depend on how busy the machine is.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,chaos,core,server,scripts,components,inngest,sdk}/**/*.test.ts"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["test/**/*.test.ts"],
          globalSetup: ["test/setup/cluster.ts"],
          setupFiles: ["test/setup/environment.ts", "test/setup/database.ts"],
          pool: "forks",
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "examples",
          include: ["examples/test/**/*.test.ts"],
          globalSetup: ["examples/test/setup.ts"],
          testTimeout: 90_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
