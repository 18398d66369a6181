"""Canonical JSON is what RFC 8785 says, to the byte."""

from __future__ import annotations

import json
import struct
import unittest
from pathlib import Path

from countersign import canonical_json

VECTORS = Path(__file__).with_name("canonical-vectors.json")


class CanonicalJson(unittest.TestCase):
    def test_every_number_is_written_as_ecmascript_writes_it(self) -> None:
        vectors = json.loads(VECTORS.read_text())["numbers"]
        self.assertGreater(len(vectors), 900)
        for bits, text in vectors:
            with self.subTest(bits):
                (double,) = struct.unpack(">d", bytes.fromhex(bits))
                self.assertEqual(canonical_json(double).decode(), text)
                # So it comes back from a server: as an integer, where ECMAScript wrote no point and no exponent.
                self.assertEqual(canonical_json(json.loads(text)).decode(), text)

    def test_documents_are_written_as_the_server_writes_them(self) -> None:
        vectors = json.loads(VECTORS.read_text(), parse_constant=self.fail)["documents"]
        self.assertGreater(len(vectors), 10)
        for value, text in vectors:
            with self.subTest(text):
                self.assertEqual(canonical_json(value).decode(), text)

    def test_what_json_cannot_hold_as_it_is_is_refused(self) -> None:
        loop: list[object] = []
        loop.append({"again": loop})
        for value in (
            float("nan"),
            float("inf"),
            -float("inf"),
            2**53 + 1,
            10**400,
            "\ud800",
            {"\udc00": 1},
            loop,
        ):
            with self.subTest(type(value)), self.assertRaises(ValueError):
                canonical_json(value)
        for value in (b"bytes", {1, 2}, {1: "a"}, object()):
            with self.subTest(type(value)), self.assertRaises(TypeError):
                canonical_json(value)

    def test_the_same_value_may_stand_in_two_places(self) -> None:
        shared = {"a": 1}
        self.assertEqual(canonical_json([shared, shared]), b'[{"a":1},{"a":1}]')


if __name__ == "__main__":
    unittest.main()
