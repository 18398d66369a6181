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

test("what could run in a browser is only bytes", () => {
  expect(safeMediaType("image/png")).toBe("image/png");
  expect(safeMediaType("Text/Plain; charset=utf-8")).toBe("text/plain");
  for (const type of ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "", null])
    expect(safeMediaType(type)).toBe("application/octet-stream");
});

test("sizes are said as people say them", () => {
  expect([1, 2_048, FILE_LIMITS.bytes].map(sizeInWords)).toEqual(["1 byte", "2 KB", "10 MB"]);
});
