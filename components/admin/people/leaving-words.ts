import type { MemberDetailWire } from "@/core/wire/members";

const counted = (count: number): string => (count === 1 ? "1 open request" : `${count} open requests`);

/** What becomes of open requests when somebody can no longer be asked, sentence by sentence. */
export function leavingWords({ name, waits }: Pick<MemberDetailWire, "name" | "waits">): string[] {
  const { open, moving_on: alone, nobody_left: stuck } = waits;
  if (open === 0) return [`Nothing waits for ${name} now.`];
  const shared = open - alone;
  const moving = alone - stuck;
  return [
    `${counted(open)} ${open === 1 ? "is" : "are"} with ${name} now.`,
    ...(shared > 0 ? [`${shared} ${shared === 1 ? "stays" : "stay"} with the others who are asked.`] : []),
    ...(moving > 0 ? [`${moving} ${moving === 1 ? "goes" : "go"} to the next level at once.`] : []),
    ...(stuck > 0
      ? [
          `${stuck} ${stuck === 1 ? "has" : "have"} nobody left to ask, and ${stuck === 1 ? "waits" : "wait"} for the deadline unless you pass ${stuck === 1 ? "it" : "them"} on.`,
        ]
      : []),
  ];
}
