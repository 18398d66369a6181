import { expect, test } from "vitest";
import { secondStepOf, whyNot } from "./oidc";

const ana = { sub: "1", email: "ana@acme.dev" };

test.each([
  [{ ...ana, email_verified: true }, null],
  [{ ...ana, email_verified: false }, "OidcUnverified"],
  [{ ...ana, email_verified: "true" }, "OidcUnverified"],
  [ana, "OidcUnverified"],
  [{ sub: "1", email_verified: true }, "OidcNoEmail"],
  [undefined, "OidcNoEmail"],
])("of %j the refusal is %s", (profile, refusal) => {
  expect(whyNot(profile)).toBe(refusal);
});

test("a provider that asked for a second step has made it, and no other has", () => {
  const said = (amr: unknown) => secondStepOf({ ...ana, amr } as never);
  expect(said(["pwd", "mfa"])).toBe("oidc");
  for (const amr of [["pwd"], ["otp"], "mfa", undefined, null]) expect(said(amr)).toBeNull();
});
