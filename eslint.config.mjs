import nextVitals from "eslint-config-next/core-web-vitals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Where a `../` that leaves its folder may lead: such imports are written with `@/`, so that the rules below see them. */
const FOLDERS =
  "app|components|core|generated|inngest|prisma|sdk|server|db|services|adapters|emails|slack|clock|engine|meters|tracing";

const TESTS = ["**/*.test.ts", "core/testing/**", "sdk/typescript/test/**"];

/**
 * Who may import whom. What is not listed is forbidden; tests may import more.
 * @param {string} folder
 * @param {string[]} ours folders and files of ours besides its own
 * @param {{ packages?: string[], types?: boolean }} [more] the only packages; `types` of any package are allowed besides
 */
function may(folder, ours, { packages, types = false } = {}) {
  const allowed = [folder, ...ours].join("|");
  const patterns = [
    {
      regex: `^@/(?!(?:${allowed})(?:/|$))`,
      message: `${folder} may import ${ours.join(", ") || "nothing of ours"}.`,
    },
    { regex: `^(?:\\.\\./)+(?:${FOLDERS})(?:/|$)`, message: "Write it with @/." },
  ];
  if (packages) {
    const known = packages.map((name) => name.replaceAll(".", "\\.")).join("|");
    const message = `${folder} may import ${packages.join(", ") || "no package"}.`;
    patterns.push({ regex: `^(?![.@]/|\\.\\.)(?!(?:${known})(?:/|$))`, message, allowTypeImports: types });
  }
  return {
    files: [`${folder}/**/*.{ts,tsx}`, `${folder}.ts`],
    ignores: TESTS,
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
  };
}

const directions = [
  may("core", [], {
    packages: ["zod", "ajv", "ajv-formats", "re2js", "temporal-polyfill", "ical.js", "@bufbuild/cel"],
  }),
  may("server/db", ["core", "generated/prisma", "server/shared"]),
  may(
    "server/services",
    [
      ...["core", "server/db", "server/slack"],
      ...["settings", "shared", "log", "meters", "tracing"].map((name) => `server/${name}`),
    ],
    {
      packages: [
        "node:crypto",
        "@node-rs/argon2",
        "@simplewebauthn/server",
        "canonicalize",
        "ical.js",
        "jose",
        "ulid",
      ],
      types: true,
    },
  ),
  may("server/adapters", ["core", "server/emails", "server/slack"]),
  may("server/emails", ["core"]),
  may("server/slack", ["core", "server/emails"]),
  may("server/clock", ["core", "server/services", "server/slack", "server/log", "server/meters"]),
  ...["settings", "shared", "log", "meters", "tracing"].map((file) => may(`server/${file}`, [])),
  may("server/engine", ["core", "server", "inngest"]),
  may("inngest", ["core", "server/services", "server/adapters", "server/slack"]),
  may("components", ["core"]),
  may("app", [
    ...["components", "core", "inngest", "package.json"],
    ...[
      "services",
      "adapters",
      "slack",
      "clock",
      "engine",
      "settings",
      "shared",
      "log",
      "meters",
      "tracing",
    ].map((name) => `server/${name}`),
  ]),
  may("sdk", [], { packages: [] }),
  may("sdk/typescript/src/cli", [], { packages: ["countersign", "node:crypto", "node:fs", "node:util"] }),
  may("sdk/typescript/adapters", [], { packages: ["countersign"] }),
  may("prisma", ["core", "server/services"]),
];

const time = "The time comes with the context.";
const purity = {
  files: ["core/**/*.ts", "server/services/**/*.ts"],
  ignores: TESTS,
  rules: {
    "no-restricted-syntax": [
      "error",
      { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: time },
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: time },
      { selector: "CallExpression[callee.name='Date']", message: time },
    ],
  },
};

export default defineConfig([
  globalIgnores([".next", ".data", "generated", "coverage", "next-env.d.ts", "sdk/typescript/dist"]),
  tseslint.configs.strict,
  { files: ["{app,components}/**", "server/emails/**"], extends: [nextVitals] },
  {
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/no-dynamic-delete": "off", // environment variables have no other end
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
    },
  },
  ...directions,
  purity,
]);
