"""Event streams are read right, however they are cut."""

from __future__ import annotations

import unittest
from typing import List

from countersign._sse import EventStreamParser
from countersign.errors import UnusableStreamError

STREAM = (
    ": a comment\nretry: 2000\n\n"
    'id: 1\nevent: created\ndata: {"a":\ndata: 1}\n\n'
    "data:no space\r\n\r\n"
    "event: nothing\n\n"
    "data: Größe 😀\r\r"
    "data\n\n"
    "data: never finished\n"
).encode()
MESSAGES = ['{"a":\n1}', "no space", "Größe 😀", ""]


class EventStreams(unittest.TestCase):
    def test_chunks_may_be_cut_anywhere(self) -> None:
        for size in (1, 2, 3, 7, len(STREAM)):
            for start in range(size):
                parser = EventStreamParser()
                cuts = [STREAM[:start], *(STREAM[at : at + size] for at in range(start, len(STREAM), size))]
                heard: List[str] = [data for cut in cuts for data in parser.feed(cut)]
                self.assertEqual(heard, MESSAGES, f"in pieces of {size} from {start}")

    def test_a_message_without_an_end_does_not_fill_the_memory(self) -> None:
        parser = EventStreamParser()
        with self.assertRaises(UnusableStreamError):
            for _ in range(100):
                list(parser.feed(b"data: " + b"x" * 1_000_000))

    def test_many_messages_are_not_taken_for_one_that_has_no_end(self) -> None:
        parser = EventStreamParser()
        heard = sum(len(list(parser.feed(b"data: " + b"x" * 1_000_000 + b"\n\n"))) for _ in range(40))
        self.assertEqual(heard, 40)


if __name__ == "__main__":
    unittest.main()
