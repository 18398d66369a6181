/** The time, for what has no request to bring it along. */
export const systemTime = (): Date => new Date();
