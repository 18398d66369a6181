/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run verify` checks the types; whoever starts the app need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A killed server is back sooner when it loads a page's code with its first request.
  experimental: { preloadEntriesOnStart: false },
  serverExternalPackages: [
    "react-email",
    "@react-email/render",
    "inngest",
    "pino",
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "next-auth",
    "resend",
    "web-push",
    "@slack/web-api",
    "re2js",
    "ajv",
    "@modelcontextprotocol/sdk",
    "@node-rs/argon2",
    "@simplewebauthn/server",
  ],
  // Every agent's request would be logged; errors are logged by server/log.ts.
  logging: false,
};
