import fc from "fast-check";
import { expect, test } from "vitest";
import { attachmentNamed, FILE_LIMITS, safeFileName, safeMediaType, sizeInWords } from "./file";

test.each([
  ["run log.txt", "run log.txt"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["C:\\Users\\ana\\log.txt", "C__Users_ana_log.txt"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["a\r\nset-cookie: x", "aset-cookie_ x"],
  [".htaccess", "htaccess"],
  ["setup.exe.", "setup.exe"],
  ["notes.txt . .", "notes.txt"],
  ["a\u200fb\u2066c\u2069.txt", "abc.txt"],
  ["\u0000\u001b[31mred\u007f.txt", "[31mred.txt"],
  ["..", "file"],
  ["  ", "file"],
  ["Größe 📎.pdf", "Größe 📎.pdf"],
])("the name %j is kept as %j", (given, kept) => {
  expect(safeFileName(given)).toBe(kept);
});

test("whatever it was called, a name fits a header and a folder, and keeps its ending", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const safe = safeFileName(`${name}.pdf`);
      expect(safe.length).toBeLessThanOrEqual(FILE_LIMITS.nameLength);
      expect(safe).toMatch(/\.?pdf$/);
      expect(safe).not.toMatch(/[\\/\r\n\0]|^\./);
      expect(() => new Headers({ "content-disposition": attachmentNamed(safe) })).not.toThrow();
    }),
  );
});

test("a header names it in plain letters and in its own", () => {
  expect(attachmentNamed('Größe "1" (é).pdf')).toBe(
    `attachment; filename="Gro__e _1_ (e_).pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%20%28%C3%A9%29.pdf`,
  );
});

const text = new TextEncoder().encode("<script>alert(1)</script>");
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

test("what could run in a browser is only bytes", () => {
  expect(safeMediaType("image/png", png)).toBe("image/png");
  expect(safeMediaType("Text/Plain; charset=utf-8", text)).toBe("text/plain");
  for (const type of ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "", null])
    expect(safeMediaType(type, text)).toBe("application/octet-stream");
});

test("what is not what it is said to be is only bytes", () => {
  const types = "png jpeg gif webp heic heif avif".split(" ").map((type) => `image/${type}`);
  for (const type of [
    ...types,
    "application/pdf",
    "application/zip",
    "audio/mpeg",
    "video/mp4",
    "video/quicktime",
  ])
    expect(safeMediaType(type, text), type).toBe("application/octet-stream");
  for (const type of ["text/plain", "text/csv", "application/json"])
    expect(safeMediaType(type, png), type).toBe("application/octet-stream");
  for (const cut of [1, 4, 7]) expect(safeMediaType("image/png", png.subarray(0, cut))).not.toBe("image/png");
});

test.each([
  ["image/jpeg", "ffd8ffe000104a464946"],
  ["image/gif", "474946383961"],
  ["image/webp", "524946460000000057454250"],
  ["image/heic", "0000001c6674797068656963"],
  ["video/quicktime", "000000146674797071742020"],
  ["application/pdf", "255044462d312e37"],
  ["application/zip", "504b030414000000"],
  ["audio/mpeg", "4944330400"],
])("a file that begins as %s does is one", (type, begins) => {
  expect(safeMediaType(type, Buffer.from(begins, "hex"))).toBe(type);
});

test("sizes are said as people say them", () => {
  expect([1, 2_048, FILE_LIMITS.bytes].map(sizeInWords)).toEqual(["1 byte", "2 KB", "10 MB"]);
});
