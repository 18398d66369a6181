"""
What the client needs of a network. One implementation blocks, the other is asyncio's; everything above is
written once.
"""

from __future__ import annotations

from email.message import Message
from typing import Awaitable, Mapping, NamedTuple, Optional, Protocol

from ._deadline import Deadline


class Request(NamedTuple):
    """One HTTP request. All of it is ASCII but the body."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Optional[bytes]


class Response(Protocol):
    """An answer whose body is still to be read."""

    @property
    def status(self) -> int: ...

    @property
    def headers(self) -> Message: ...

    async def read(self) -> bytes:
        """The next bytes of the body as they come; none at its end. Raises as `Transport.open` does."""

    def close(self) -> None:
        """Ends the connection, wherever the answer is."""


class Transport(Protocol):
    """One server, and the passing of time. Each request has a connection of its own."""

    async def open(self, request: Request, deadline: Deadline) -> Response:
        """
        Sends a request; the deadline holds for reading the body too. Raises TimedOut, OSError or
        HTTPException.
        """

    async def sleep(self, seconds: float) -> None:
        """Lets time pass."""

    async def finish(self, work: Awaitable[object], deadline: Deadline) -> None:
        """Waits for what a caller's own function began. Raises TimedOut."""
