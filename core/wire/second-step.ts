import { z } from "zod";
import { MAX_PASSWORD, MIN_PASSWORD } from "../password";
import { DEMANDS, STEP_KINDS } from "../second-step";
import { SIGN_IN_WAYS } from "../session";
import { Instant, Line } from "./primitives";

/** What a browser's WebAuthn functions gave; it is checked where it is verified. */
const Credential = z
  .looseObject({ id: z.string().max(2_000), rawId: z.string().max(2_000), type: z.literal("public-key") })
  .describe("What navigator.credentials gave, as JSON");

/** POST /api/me/second-step. */
export const StepBody = z
  .union([
    z.strictObject({ code: z.string().min(6).max(12).describe("Of the authenticator app") }),
    z.strictObject({ recovery_code: z.string().min(8).max(40) }),
    z.strictObject({ passkey: Credential }),
  ])
  .meta({ id: "SecondStep" });
export type StepBody = z.infer<typeof StepBody>;

/** GET /api/me/second-step. */
export const StepWire = z
  .object({
    standing: z
      .enum(["whole", "half", "enrolling"])
      .describe("`half`: the second step is due; `enrolling`: it is to be set up first"),
    ways: z.object({ totp: z.boolean(), passkey: z.boolean(), recovery_codes: z.int() }),
    made: z
      .object({ by: z.enum(STEP_KINDS), at: Instant, recent_until: Instant })
      .nullable()
      .describe("The last second step of this session"),
  })
  .meta({ id: "SecondStepStanding" });
export type StepWire = z.infer<typeof StepWire>;

/** What goes to navigator.credentials, as @simplewebauthn/browser takes it. */
export const PasskeyOptionsWire = z.looseObject({ challenge: z.string() }).meta({ id: "PasskeyOptions" });
export type PasskeyOptionsWire = z.infer<typeof PasskeyOptionsWire>;

/** POST /api/me/totp. */
export const TotpWire = z
  .object({
    secret: z.string().describe("For apps that take no QR code, in base32"),
    address: z.string().describe("What the QR code says: otpauth://…"),
  })
  .meta({ id: "TotpSetup" });
export type TotpWire = z.infer<typeof TotpWire>;

/** PUT /api/me/totp. */
export const TotpBody = z
  .strictObject({ code: z.string().min(6).max(12).describe("The one that the app shows now") })
  .meta({ id: "TotpConfirmation" });
export type TotpBody = z.infer<typeof TotpBody>;

/** POST /api/me/passkeys. */
export const PasskeyBody = z.strictObject({ name: Line(60), passkey: Credential }).meta({ id: "NewPasskey" });
export type PasskeyBody = z.infer<typeof PasskeyBody>;

/** PUT /api/me/password. */
export const PasswordBody = z
  .strictObject({
    current: z
      .string()
      .max(1_000)
      .optional()
      .describe("Not needed where there is none, nor within 15 minutes of signing in by a mailed link"),
    password: z
      .string()
      .min(MIN_PASSWORD, `A password has ${MIN_PASSWORD} characters or more.`)
      .max(MAX_PASSWORD),
  })
  .meta({ id: "NewPassword" });
export type PasswordBody = z.infer<typeof PasswordBody>;

export const SessionWire = z
  .object({
    id: z.string(),
    device: z.string().describe("“Firefox on Windows”"),
    address: z.string().nullable().describe("From where it was last used"),
    first_address: z.string().nullable(),
    signed_in_by: z.enum(SIGN_IN_WAYS),
    created_at: Instant,
    last_used_at: Instant.describe("To a minute"),
    current: z.boolean(),
    half: z.boolean().describe("Its second step was not made"),
  })
  .meta({ id: "Session" });
export type SessionWire = z.infer<typeof SessionWire>;

/** GET /api/me/security. */
export const SecurityWire = z
  .object({
    email: z.string(),
    password: z.object({
      exists: z.boolean(),
      set_at: Instant.nullable(),
      needs_current: z.boolean().describe("Whether changing it takes the present one"),
    }),
    steps: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(["totp", "passkey"]),
        name: z.string(),
        created_at: Instant,
        last_used_at: Instant.nullable(),
      }),
    ),
    recovery_codes_left: z.int(),
    passkeys_possible: z.boolean().describe("Not where the server is reached by an IP address"),
    demanded: z.boolean().describe("The workspace wants a second step of this person"),
    sessions: z.array(SessionWire),
  })
  .meta({ id: "Security" });
export type SecurityWire = z.infer<typeof SecurityWire>;

/** After a second step was set up: recovery codes are shown once, with the first. */
export const EnrolledWire = z
  .object({ security: SecurityWire, recovery_codes: z.array(z.string()).nullable() })
  .meta({ id: "SecondStepSetUp" });
export type EnrolledWire = z.infer<typeof EnrolledWire>;

const demands = {
  second_step_for: z.enum(DEMANDS).describe("Whose sign-in needs a second step"),
  high_risk_step: z
    .boolean()
    .describe(
      "Answers of high risk need a recent second step of everybody, and not only of those who have one",
    ),
};

/** PUT /api/sign-in-rules. */
export const DemandsBody = z.strictObject(demands).meta({ id: "SignInRulesChange" });
export type DemandsBody = z.infer<typeof DemandsBody>;

export const DemandsWire = z
  .object({
    ...demands,
    people: z
      .array(z.object({ role: z.string(), has: z.int(), lacks: z.int() }))
      .describe("Who has one, by role"),
  })
  .meta({ id: "SignInRules" });
export type DemandsWire = z.infer<typeof DemandsWire>;

/** What an admin ended: how many sessions. */
export const EndedWire = z.object({ ended: z.int() }).meta({ id: "SessionsEnded" });
export type EndedWire = z.infer<typeof EndedWire>;
