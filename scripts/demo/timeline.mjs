/** @typedef {import("./world.mjs").Fact} Fact */

/** The facts of an intent, a line each, with the seconds since the first. @param {Fact[]} facts @returns {string[]} */
export function timelineOf(facts) {
  const beganAt = Date.parse(facts[0]?.at ?? "");
  return facts.map((fact) => {
    const seconds = ((Date.parse(fact.at) - beganAt) / 1000).toFixed(2).padStart(6);
    return `${seconds} s  ${fact.type.padEnd(9)} ${wordsFor(fact)}`;
  });
}

/** @param {Fact} fact */
function wordsFor({ type, data, actor }) {
  switch (type) {
    case "created":
      return `${actor.name} asks ${names(data.to)}`;
    case "notified":
      return `mail to ${data.to.name} (${data.kind})`;
    case "reminded":
      return `reminder ${data.number} to ${names(data.to)}`;
    case "escalated":
      return `level ${data.level}: ${names(data.to)}`;
    case "decided":
      return `${actor.name}: ${data.outcome}, "${data.comment}"`;
    case "result":
      return `${data.status}: ${data.summary}`;
    default:
      return actor.name;
  }
}

/** @param {{ name: string }[]} people */
const names = (people) => people.map(({ name }) => name).join(" and ");
