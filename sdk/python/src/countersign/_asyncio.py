"""
The network of the asyncio client: HTTP/1.1 over asyncio's streams. Cancelling closes the connection at once.
"""

from __future__ import annotations

import asyncio
import http.client
import io
import re
from email.message import Message
from typing import Awaitable, Tuple, TypeVar

from ._address import Address
from ._body import body_of
from ._deadline import Deadline, TimedOut
from ._transport import Request, Response

T = TypeVar("T")

_STATUS_LINE = re.compile(rb"HTTP/1\.[01] (\d{3})(?: [^\r\n]*)?\r\n")
_LARGEST_HEAD = 65536


class AsyncioTransport:
    """A connection for each request, in whichever loop the request is made."""

    def __init__(self, address: Address) -> None:
        self._address = address

    async def open(self, request: Request, deadline: Deadline) -> Response:
        """Sends, and reads the head of the answer."""
        opening = asyncio.ensure_future(self._open(request, deadline))
        try:
            return await _before(deadline, opening)
        except BaseException:
            opening.add_done_callback(_close_unclaimed)
            raise

    async def sleep(self, seconds: float) -> None:
        """Lets others run."""
        await asyncio.sleep(seconds)

    async def finish(self, work: Awaitable[object], deadline: Deadline) -> None:
        """Waits no longer than the deadline; what is not done then is cancelled."""
        await _before(deadline, work)

    async def _open(self, request: Request, deadline: Deadline) -> _Response:
        address = self._address
        reader, writer = await asyncio.open_connection(
            address.host,
            address.port,
            ssl=address.tls,
            server_hostname=address.host if address.tls else None,
            limit=_LARGEST_HEAD,
        )
        try:
            writer.write(_head_of(request, address))
            await writer.drain()
            status, headers = await _read_head(reader)
            return _Response(status, headers, reader, writer, deadline)
        except BaseException:
            writer.transport.abort()
            raise


def _head_of(request: Request, address: Address) -> bytes:
    fields = {"host": address.authority, **request.headers}
    if request.body is not None:
        fields["content-length"] = str(len(request.body))
    lines = [f"{request.method} {address.prefix}{request.path} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in fields.items()]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + (request.body or b"")


async def _read_head(reader: asyncio.StreamReader) -> Tuple[int, Message]:
    while True:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError as error:
            raise http.client.RemoteDisconnected("The connection was closed without an answer.") from error
        except asyncio.LimitOverrunError as error:
            raise http.client.LineTooLong("head") from error
        found = _STATUS_LINE.match(head)
        if not found:
            raise http.client.BadStatusLine(repr(head[:80]))
        status = int(found[1])
        if status >= 200:
            return status, http.client.parse_headers(io.BytesIO(head[found.end() :]))


class _Response:
    def __init__(
        self,
        status: int,
        headers: Message,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        deadline: Deadline,
    ) -> None:
        self.status = status
        self.headers = headers
        self._body = body_of(status, headers, reader)
        self._writer = writer
        self._deadline = deadline

    async def read(self) -> bytes:
        return await _before(self._deadline, self._body.read())

    def close(self) -> None:
        self._writer.transport.abort()


def _close_unclaimed(opening: asyncio.Future[_Response]) -> None:
    if not opening.cancelled() and not opening.exception():
        opening.result().close()


async def _before(deadline: Deadline, work: Awaitable[T]) -> T:
    """
    What the work results in. Raises TimedOut when the deadline passes first; then, and when we are cancelled,
    so is the work. (asyncio.wait_for swallows a cancellation that comes just when its work is done, up to
    Python 3.11.)
    """
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=deadline.remaining())
    except BaseException:
        task.cancel()
        task.add_done_callback(_forget)
        raise
    if done:
        return task.result()
    task.cancel()
    task.add_done_callback(_forget)
    raise TimedOut


def _forget(task: asyncio.Future[T]) -> None:
    if not task.cancelled():
        task.exception()
