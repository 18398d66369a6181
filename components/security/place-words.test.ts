import { expect, test } from "vitest";
import { placeWords } from "./place-words";

test.each([
  [null, "an unknown address"],
  ["127.0.0.1", "the server’s own machine"],
  ["::1", "the server’s own machine"],
  ["192.168.1.20", "a private network (192.168.1.20)"],
  ["172.20.0.3", "a private network (172.20.0.3)"],
  ["fd00::1", "a private network (fd00::1)"],
  ["172.32.0.3", "172.32.0.3"],
  ["203.0.113.7", "203.0.113.7"],
])("%s is %s", (address, words) => {
  expect(placeWords(address)).toBe(words);
});
