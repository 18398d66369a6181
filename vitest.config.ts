import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
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
          include: ["{app,core,server,scripts,components,inngest,sdk}/**/*.test.ts"],
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
    ],
  },
});
