import { expect, test } from "vitest";
import { addressesIn } from "./addresses";

test.each([
  ["", []],
  [" dora@acme.dev ", ["dora@acme.dev"]],
  ["dora@acme.dev\neli@acme.dev", ["dora@acme.dev", "eli@acme.dev"]],
  [
    "Dora <Dora@acme.dev>, eli@acme.dev; fay@acme.dev gil@acme.dev",
    ["dora@acme.dev", "eli@acme.dev", "fay@acme.dev", "gil@acme.dev"],
  ],
  ["dora@acme.dev, DORA@acme.dev,", ["dora@acme.dev"]],
  ["not an address", ["not", "an", "address"]],
])("the addresses in %j", (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses);
});
