import type { Scope } from "@/core/scopes";
import { SCOPE_NAMES } from "@/core/scopes";
import { keyOf, signIn } from "../support/http";
import { prisma } from "../support/prisma";
import { addAgent, addKey, addPerson, deactivate, type Agent, type Person } from "../support/workspace";

export const PEOPLE = ["admin", "asked", "teamed", "outsider", "auditor"] as const;
export const AGENTS = ["agent", "other agent", "narrow key"] as const;
export const STRANGERS = ["nobody", "deactivated"] as const;
/** The members and the agent of another workspace. */
export const FOREIGN = ["foreign admin", "foreign reviewer", "foreign auditor", "foreign agent"] as const;

export const OWN = [...PEOPLE, ...AGENTS, ...STRANGERS];
export type Own = (typeof OWN)[number];
export type CallerName = Own | (typeof FOREIGN)[number];

type Headers = Record<string, string>;

/** How each caller comes: a browser's cookie, a key, or nothing. `scope` is what the narrow key is not good for. */
export type Callers = (name: CallerName, scope?: Scope) => Headers;

export interface Cast {
  workspaceId: string;
  admin: Person;
  asked: Person;
  teamed: Person;
  auditor: Person;
  agent: Agent;
  foreign: { admin: Person; reviewer: Person; auditor: Person; agent: Agent };
}

/** Signs everybody in, and adds to the cast those who have nothing to do with its requests. */
export async function signInAll(cast: Cast): Promise<Callers> {
  const { workspaceId, agent, foreign } = cast;
  const outsider = await addPerson(workspaceId, "Olga");
  const gone = await addPerson(workspaceId, "Gina");
  const stranger = await signIn(gone);
  await deactivate(gone);
  const people: [CallerName, Person][] = [
    ["admin", cast.admin],
    ["asked", cast.asked],
    ["teamed", cast.teamed],
    ["outsider", outsider],
    ["auditor", cast.auditor],
    ["foreign admin", foreign.admin],
    ["foreign reviewer", foreign.reviewer],
    ["foreign auditor", foreign.auditor],
  ];
  const cookies = await Promise.all(
    people.map(async ([name, person]) => [name, await signIn(person)] as const),
  );
  const headers = new Map<CallerName, Headers>([
    ...cookies,
    ["nobody", {}],
    ["deactivated", stranger],
    ["agent", keyOf(agent)],
    ["other agent", keyOf(await addAgent(workspaceId))],
    ["foreign agent", keyOf(foreign.agent)],
  ]);
  for (const scope of SCOPE_NAMES) {
    const key = narrow(scope);
    await addKey(agent, key, { scopes: SCOPE_NAMES.filter((name) => name !== scope) });
  }
  return (name, scope = "intents:read") =>
    name === "narrow key" ? { authorization: `Bearer ${narrow(scope)}` } : (headers.get(name) ?? {});
}

const narrow = (scope: Scope): string => `csk_everything-but-${scope.replace(":", "-")}`;

export const personOf = async (email: string): Promise<Person> => {
  const { id, name, memberships } = await prisma.user.findUniqueOrThrow({
    where: { email },
    include: { memberships: true },
  });
  const [membership] = memberships;
  if (!membership) throw new Error(`${email} is no member`);
  const { workspaceId, role } = membership;
  return { id, name, email, workspaceId, role: role as Person["role"] };
};
