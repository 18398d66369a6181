import { describe, expect, test } from "vitest";
import { allowedAddresses, isAllowed, parseAllowList, refusalOf } from "./address";

const NOBODY = parseAllowList("");

describe("an address that is", () => {
  test.each([
    ["unspecified", "0.0.0.0"],
    ["of this network", "0.1.2.3"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.1.1"],
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["shared by a carrier's customers", "100.64.0.1"],
    ["shared by a carrier's customers", "100.127.255.255"],
    ["Alibaba's metadata", "100.100.100.200"],
    ["link-local", "169.254.0.1"],
    ["metadata of most clouds", "169.254.169.254"],
    ["Oracle's metadata", "192.0.0.192"],
    ["Azure's wire server", "168.63.129.16"],
    ["6to4's relay", "192.88.99.1"],
    ["for benchmarks", "198.18.0.1"],
    ["for documentation", "203.0.113.7"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unspecified", "::"],
    ["loopback", "::1"],
    ["link-local", "fe80::1"],
    ["link-local with a zone", "fe80::1%eth0"],
    ["site-local, of old", "fec0::1"],
    ["unique local", "fc00::1"],
    ["AWS's metadata", "fd00:ec2::254"],
    ["multicast", "ff02::1"],
    ["an IPv4-mapped loopback", "::ffff:127.0.0.1"],
    ["an IPv4-mapped private one", "::ffff:10.0.0.1"],
    ["an IPv4-mapped metadata one", "::ffff:a9fe:a9fe"],
    ["an IPv4-compatible one", "::10.0.0.1"],
    ["translated by SIIT", "::ffff:0:10.0.0.1"],
    ["a private one behind NAT64", "64:ff9b::10.0.0.1"],
    ["metadata behind NAT64", "64:ff9b::a9fe:a9fe"],
    ["behind a network's own NAT64", "64:ff9b:1::10.0.0.1"],
    ["a private one in 6to4", "2002:a00:1::"],
    ["in Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["for documentation", "2001:db8::1"],
    ["for documentation", "3fff::1"],
    ["to be discarded", "100::1"],
    ["of segment routing", "5f00::1"],
    ["given to nobody", "4000::1"],
  ])("%s (%s) is refused, unless it is named", (_, address) => {
    expect(isAllowed(address, NOBODY)).toBe(false);
    expect(isAllowed(address, parseAllowList("0.0.0.0/0,::/0"))).toBe(true);
  });

  test.each([
    "93.184.216.34",
    "1.1.1.1",
    "168.63.129.17",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "::ffff:1.1.1.1",
  ])("public (%s) is allowed", (address) => expect(isAllowed(address, NOBODY)).toBe(true));

  test("named is allowed, and its neighbours are not", () => {
    const allow = parseAllowList(" 10.1.0.0/16, fd12::/64 ,127.0.0.1/32");
    expect(
      ["10.1.255.255", "fd12::9", "127.0.0.1", "::ffff:10.1.2.3"].map((one) => isAllowed(one, allow)),
    ).toEqual([true, true, true, true]);
    expect(["10.2.0.0", "fd12:0:0:1::9", "127.0.0.2"].map((one) => isAllowed(one, allow))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("the host of a URL", () => {
  test.each([
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.0.1./",
    "http://127。0。0。1/",
    "http://①②⑦.0.0.1/",
    "http://0/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://app.localhost/",
    "http://3232235777/",
  ])("%s is what it means, however it is written", (url) => {
    expect(refusalOf(url, NOBODY)).toMatch(/ is a private address\. Whoever runs this server can allow it/);
    expect(refusalOf(url, parseAllowList("127.0.0.0/8,192.168.0.0/16,0.0.0.0/32"))).toBeNull();
  });

  test.each([
    ["ftp://hooks.example/", "https://"],
    ["file:///etc/passwd", "https://"],
    ["https://me:secret@hooks.example/", "password"],
    ["https://me@hooks.example/", "password"],
  ])("%s is refused whatever is allowed", (url, why) => {
    expect(refusalOf(url, parseAllowList("0.0.0.0/0,::/0"))).toContain(why);
  });

  test("that is a name is looked up, and every address it has must be allowed", async () => {
    expect(await allowedAddresses("localhost", NOBODY)).toBeNull();
    const found = await allowedAddresses("localhost", parseAllowList("127.0.0.0/8,::1/128"));
    expect(found?.map(({ address }) => address)).toContain("127.0.0.1");
    await expect(allowedAddresses("nobody.invalid", NOBODY)).rejects.toThrow(/ENOTFOUND|EAI_AGAIN/);
  });
});

test("an allow-list that cannot be read says where", () => {
  expect(() => parseAllowList("10.0.0.0/8,localhost")).toThrow(
    '"localhost" is no CIDR such as 127.0.0.1/32.',
  );
});
