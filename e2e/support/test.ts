import {
  type APIRequestContext,
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "@playwright/test";
import { Countersign } from "../../sdk/typescript/src/index";
import { apiKey, baseUrl } from "./environment";
import type { Person } from "./people";
import { signIn } from "./sign-in";

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

interface Fixtures {
  /** The agent's side: the real SDK. */
  agent: Countersign;
  /** A browser of somebody's own, signed in. */
  signedIn: (person: Person, options?: BrowserContextOptions) => Promise<Page>;
  /** A browser that nobody is signed in with. */
  stranger: (options?: BrowserContextOptions) => Promise<Page>;
  /** HTTP with somebody's session cookie. */
  callsOf: (person: Person) => Promise<APIRequestContext>;
}

interface WorkerFixtures {
  /** Signs somebody in through the form, once for all tests. */
  sessionOf: (person: Person) => Promise<Session>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  baseURL: async ({}, use) => use(baseUrl()),

  agent: async ({}, use) => {
    const agent = new Countersign({ baseUrl: baseUrl(), apiKey: apiKey() });
    await use(agent);
    await withdrawAll(agent);
  },

  sessionOf: [
    async ({ browser }, use) => {
      const sessions = new Map<Person, Promise<Session>>();
      const begin = async (person: Person): Promise<Session> => {
        const context = await browser.newContext({ baseURL: baseUrl() });
        await signIn(await context.newPage(), person);
        const session = await context.storageState();
        await context.close();
        return session;
      };
      await use((person) => {
        const session = sessions.get(person) ?? begin(person);
        sessions.set(person, session);
        return session;
      });
    },
    { scope: "worker", timeout: 60_000 },
  ],

  stranger: async ({ browser, baseURL, serviceWorkers }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL, serviceWorkers, ...options });
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  signedIn: async ({ sessionOf, stranger }, use) =>
    use(async (person, options = {}) => stranger({ ...options, storageState: await sessionOf(person) })),

  callsOf: async ({ playwright, sessionOf, baseURL }, use) => {
    const clients: APIRequestContext[] = [];
    await use(async (person) => {
      const client = await playwright.request.newContext({ baseURL, storageState: await sessionOf(person) });
      clients.push(client);
      return client;
    });
    await Promise.all(clients.map((client) => client.dispose()));
  },
});

/** What a test leaves open would push the next test's rows out of sight. */
async function withdrawAll(agent: Countersign): Promise<void> {
  for (;;) {
    const { items } = await agent.listIntents({ status: "waiting", limit: 100 });
    if (items.length === 0) return;
    await Promise.all(items.map(({ id }) => agent.cancel(id, "The test is over.").catch(() => {})));
  }
}

export { expect } from "@playwright/test";
