"""The bodies of HTTP/1.1 answers, told by their three kinds of framing."""

from __future__ import annotations

import asyncio
import http.client
import re
from email.message import Message
from typing import Protocol

_CHUNK = 65536
_HEXADECIMAL = re.compile(rb"[0-9A-Fa-f]{1,16}")


class Body(Protocol):
    """What is still to be read of an answer."""

    async def read(self) -> bytes:
        """The next bytes as they come; none at the end. Raises HTTPException where it was cut short."""


def body_of(status: int, headers: Message, reader: asyncio.StreamReader) -> Body:
    """The body that follows such a head."""
    if status in (204, 304):
        return Sized(reader, 0)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        return Chunked(reader)
    length = headers.get("content-length")
    if length is None:
        return Unsized(reader)
    if not length.strip().isdecimal():
        raise http.client.HTTPException(f"A body cannot have a length of {length!r}.")
    return Sized(reader, int(length))


class Sized:
    """Its length was said beforehand."""

    def __init__(self, reader: asyncio.StreamReader, left: int) -> None:
        self._reader = reader
        self._left = left

    async def read(self) -> bytes:
        if self._left == 0:
            return b""
        data = await self._reader.read(min(self._left, _CHUNK))
        if not data:
            raise http.client.IncompleteRead(b"", self._left)
        self._left -= len(data)
        return data


class Unsized:
    """It lasts as long as the connection does."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader

    async def read(self) -> bytes:
        return await self._reader.read(_CHUNK)


class Chunked:
    """Each chunk says how long it is, and an empty one ends it."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader
        self._chunk = Sized(reader, 0)
        self._is_first = True
        self._ended = False

    async def read(self) -> bytes:
        data = await self._chunk.read()
        if data or self._ended:
            return data
        if not self._is_first and await self._line() != b"":
            raise http.client.HTTPException("A chunk was longer than it said.")
        self._is_first = False
        size = (await self._line()).partition(b";")[0].strip()
        if not _HEXADECIMAL.fullmatch(size):
            raise http.client.HTTPException(f"A chunk cannot have a length of {size!r}.")
        self._chunk = Sized(self._reader, int(size, 16))
        data = await self._chunk.read()
        if not data:
            self._ended = True
        return data

    async def _line(self) -> bytes:
        try:
            return (await self._reader.readuntil(b"\n")).rstrip(b"\r\n")
        except asyncio.IncompleteReadError as error:
            raise http.client.IncompleteRead(b"") from error
        except asyncio.LimitOverrunError as error:
            raise http.client.LineTooLong("chunk") from error
