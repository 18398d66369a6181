/** What an API key may be used for, with what each scope lets it do. A key without any may do all of it. */
export const SCOPES = {
  "intents:write": "Ask, revise and withdraw questions",
  "intents:read": "List and read its intents, wait for answers, download evidence",
  "comments:write": "Comment, and answer what people ask back",
  "results:write": "Report what became of an answer",
} as const;
export type Scope = keyof typeof SCOPES;

export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]];

/** Whether a key with these scopes may be used for what needs `scope`. */
export const covers = (scopes: readonly string[], scope: Scope): boolean =>
  scopes.length === 0 || scopes.includes(scope);
