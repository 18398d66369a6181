import { databaseFaults } from "./database";
import type { Fault } from "./fault";
import { outsideFaults } from "./outside";
import { serverFaults } from "./servers";

/** Everything that can go wrong in a run. */
export const FAULTS: readonly Fault[] = [...serverFaults, ...databaseFaults, ...outsideFaults];
