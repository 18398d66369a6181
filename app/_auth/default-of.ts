/** What a CommonJS module exports by default: Node gives the module for it, and bundlers what is in the module. */
export const defaultOf = <T>(given: T): T => (given as { default?: T }).default ?? given;
