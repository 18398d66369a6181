interface By {
  name: string;
  acting_for: { name: string } | null;
}

/** Which rule decided, or which grant and who gave it: nobody was asked. */
export const decidedByRule = ({ name, acting_for }: By): string =>
  acting_for
    ? `Decided by the grant “${name}”, given by ${acting_for.name}`
    : `Decided by the rule “${name}”`;
