import { expect, test } from "vitest";
import { isTimeZone } from "./time-zone";

test.each(["Europe/Berlin", "UTC", "America/Argentina/Ushuaia", "Pacific/Kiritimati"])(
  "%s is a zone",
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

test.each(["", "Mars/Olympus", "Berlin", "Europe/Berlin; DROP", "+02:00", "2026-01-01T00:00[Europe/Berlin]"])(
  "%j is none",
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);
