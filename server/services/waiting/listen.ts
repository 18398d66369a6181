import { signals } from "@/server/db/signals";

/** Opens this process's one listening connection. */
export const startListening = (): Promise<void> => signals().listen();
export const stopListening = (): Promise<void> => signals().stop();
