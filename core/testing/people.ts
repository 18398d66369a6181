import type { Member } from "../access";
import type { Person } from "../facts";
import type { Actor } from "../intent";
import type { Resolve } from "../lifecycle/commands";
import type { Target } from "../plan";

const member = (name: string, role: Member["role"]): Member => ({
  id: `usr_${name.toLowerCase()}`,
  name,
  email: `${name.toLowerCase()}@acme.dev`,
  role,
});

export const ana = member("Ana", "reviewer");
export const bea = member("Bea", "reviewer");
export const cal = member("Cal", "reviewer");
export const dan = member("Dan", "reviewer");
export const ada = member("Ada", "admin");
export const audrey = member("Audrey", "auditor");

export const agent = {
  id: "agt_1",
  address: "agent://acme/production/analyst",
  name: "Analyst",
  ownerId: dan.id,
};
export const asAgent: Actor = { type: "agent", id: agent.id, name: agent.name };
export const asUser = ({ id, name }: Member): Actor => ({ type: "user", id, name });

export const personOf = ({ id, name, email }: Member): Person => ({ id, name, email });

export const user = (who: Member): Target => ({ type: "user", id: who.id, name: who.name, email: who.email });
export const team = (slug: string): Target => ({ type: "team", id: `tem_${slug}`, slug, name: slug });

const TEAMS: Record<string, Member[]> = { tem_data: [bea, cal], tem_all: [ana, bea, cal], tem_empty: [] };
const USERS = new Map([ana, bea, cal, dan, ada].map((who) => [who.id, who]));

/** Who stands behind targets: `team:empty` is nobody, and so is whoever is away. */
export const resolveWithout =
  (...away: Member[]): Resolve =>
  (targets) => {
    const found = new Set(
      targets.flatMap(({ type, id }) => (type === "team" ? (TEAMS[id] ?? []) : (USERS.get(id) ?? []))),
    );
    const passedOver = [...found].filter((who) => away.includes(who));
    return {
      people: [...found].filter((who) => !away.includes(who)).map(personOf),
      passedOver: passedOver.map(({ name }) => ({ name, reason: "away" as const })),
    };
  };

export const resolve = resolveWithout();
