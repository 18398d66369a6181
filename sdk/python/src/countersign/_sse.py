"""Reads `text/event-stream`."""

from __future__ import annotations

import codecs
import re
from typing import Iterator, List

from .errors import UnusableStreamError

_END_OF_LINE = re.compile(r"\r\n|\r|\n")
_LONGEST_MESSAGE = 16 * 1024 * 1024


class EventStreamParser:
    """
    Takes chunks that may be cut anywhere. A message counts only once its blank line is there. Of a message
    only its data is kept: a fact carries its own seq and type.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._rest: List[str] = []
        self._size = 0
        self._after_return = False
        self._data: List[str] = []

    def feed(self, chunk: bytes) -> Iterator[str]:
        """The data of the messages that this chunk completes."""
        text = self._decoder.decode(chunk)
        # The halves of a CRLF may come in two chunks; they end one line, not two.
        if self._after_return and text:
            self._after_return = False
            text = text[1:] if text.startswith("\n") else text
        if not text:
            return
        self._after_return = text.endswith("\r")
        self._size += len(text)
        if self._size > _LONGEST_MESSAGE:
            raise UnusableStreamError("The stream carried a message without an end.")
        first, *lines = _END_OF_LINE.split(text)
        self._rest.append(first)
        for line in lines:
            yield from self._end_line("".join(self._rest))
            self._rest = [line]

    def _end_line(self, line: str) -> Iterator[str]:
        if line:
            name, _, value = line.partition(":")
            if name == "data":
                self._data.append(value[1:] if value.startswith(" ") else value)
            return
        self._size = 0
        if self._data:
            data, self._data = self._data, []
            yield "\n".join(data)
