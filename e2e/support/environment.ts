/** What the global set-up says of the app under test. Throws where it has not run. */
export const baseUrl = (): string => given("E2E_BASE_URL");
export const apiKey = (): string => given("E2E_API_KEY");
export const password = (): string => given("E2E_PASSWORD");
export const databaseUrl = (): string => given("E2E_DATABASE_URL");

function given(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: e2e/global-setup.ts sets it.`);
  return value;
}
