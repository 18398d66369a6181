/** What the form library calls its data. Its types do not get along with JSON's recursive one. */
export type FormValues = Record<string, unknown>;
