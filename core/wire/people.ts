import { z } from "zod";

/** Somebody who can be asked. `ref` is how requests name them; a team or a schedule has no address. */
export const AddressableWire = z
  .object({
    ref: z.string(),
    type: z.enum(["user", "team", "schedule"]),
    name: z.string(),
    email: z.string().nullable(),
  })
  .meta({ id: "Addressable" });

export const PeopleWire = z.object({ items: z.array(AddressableWire) });
