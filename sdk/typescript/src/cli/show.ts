/** JSON for people and for jq. */
export const toJson = (value: unknown): string => JSON.stringify(value, null, 2);
