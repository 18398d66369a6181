/** The limits are counted as ever, and never come to refuse the one key and the one person who send everything here. */
export const UNREACHED = { COUNTERSIGN_LIMIT_KEY: "1000000", COUNTERSIGN_LIMIT_MEMBER: "1000000" };
