import { z } from "zod";
import { ROLES } from "../access";
import { MAX_PASSWORD, MIN_PASSWORD } from "../password";
import { TeamRefWire } from "./members";
import { Instant, Line } from "./primitives";

const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("This is not an e-mail address.").max(254))
  .meta({ example: "dora@acme.dev" });

/** POST /api/invitations. */
export const InvitationsBody = z
  .strictObject({
    emails: z
      .array(Email)
      .min(1, "Say whom.")
      .max(20, "Twenty at a time.")
      .refine((emails) => new Set(emails).size === emails.length, "Each address once."),
    role: z.enum(ROLES),
    teams: z.array(Line(60)).max(50).describe("Slugs of the teams that they join").optional(),
  })
  .meta({ id: "Invitations" });
export type InvitationsBody = z.infer<typeof InvitationsBody>;

export const InvitationWire = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    teams: z.array(TeamRefWire),
    invited_by: z.object({ id: z.string(), name: z.string() }),
    state: z.enum(["open", "expired", "accepted", "withdrawn"]),
    created_at: Instant,
    expires_at: Instant,
    sent_at: Instant.nullable().describe(
      "When the newest link was mailed; null where the mail did not go out",
    ),
    send_error: z.string().nullable().describe("Why it did not"),
  })
  .meta({ id: "Invitation" });
export type InvitationWire = z.infer<typeof InvitationWire>;

export const InvitationsWire = z.object({ items: z.array(InvitationWire) }).meta({ id: "InvitationList" });
export type InvitationsWire = z.infer<typeof InvitationsWire>;

/** POST /api/join/{token}. Whoever has an account already brings neither a name nor a password. */
export const JoinBody = z
  .strictObject({
    name: Line(100).optional(),
    password: z
      .string()
      .min(MIN_PASSWORD, `A password has ${MIN_PASSWORD} characters or more.`)
      .max(MAX_PASSWORD)
      .describe("Without one they sign in by a mailed link")
      .optional(),
  })
  .meta({ id: "Join" });
export type JoinBody = z.infer<typeof JoinBody>;

export const JoinedWire = z
  .object({
    email: z.string(),
    name: z.string(),
    new_account: z.boolean().describe("False where there was an account with this address"),
  })
  .meta({ id: "Joined" });
export type JoinedWire = z.infer<typeof JoinedWire>;
