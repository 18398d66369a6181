import { Inngest, type ClientOptions } from "inngest";

/** A client of whichever Inngest the environment names: Cloud, a self-hosted server, or the dev server. */
export const createClient = (options: Partial<ClientOptions> = {}): Inngest =>
  new Inngest({ id: "countersign", ...options });
