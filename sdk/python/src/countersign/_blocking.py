"""The network of the synchronous client: http.client, under one deadline for all of an exchange."""

from __future__ import annotations

import http.client
import inspect
import io
import socket
import time
from email.message import Message
from typing import Any, Awaitable

from ._address import Address
from ._deadline import Deadline, TimedOut
from ._transport import Request, Response

_CHUNK = 65536


class BlockingTransport:
    """Its coroutines never suspend, so that `run` can drive what is built on them without an event loop."""

    def __init__(self, address: Address) -> None:
        self._address = address

    async def open(self, request: Request, deadline: Deadline) -> Response:
        """Sends, and reads the head of the answer."""
        try:
            connection = _Connection(self._address, deadline)
            try:
                path, headers = (
                    self._address.prefix + request.path,
                    {"host": self._address.authority, **request.headers},
                )
                connection.request(request.method, path, request.body, headers)
                return _Response(connection.getresponse(), connection.deadlined)
            except BaseException:
                connection.deadlined.end()
                raise
        except socket.timeout:
            raise TimedOut from None

    async def sleep(self, seconds: float) -> None:
        """Blocks."""
        time.sleep(seconds)

    async def finish(self, work: Awaitable[object], deadline: Deadline) -> None:
        """A coroutine has nobody here to run it."""
        if inspect.iscoroutine(work):
            work.close()
        raise TypeError("on_event has to be a plain function here; AsyncCountersign takes coroutines.")


class _Connection(http.client.HTTPConnection):
    def __init__(self, address: Address, deadline: Deadline) -> None:
        super().__init__(address.host, address.port)
        self.deadlined = _Socket(_connected(address, deadline), deadline)
        self.sock: Any = self.deadlined


def _connected(address: Address, deadline: Deadline) -> socket.socket:
    plain = socket.create_connection((address.host, address.port), timeout=deadline.remaining())
    try:
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if not address.tls:
            return plain
        plain.settimeout(deadline.remaining())
        return address.tls.wrap_socket(plain, server_hostname=address.host)
    except BaseException:
        plain.close()
        raise


class _Socket:
    """
    What http.client needs of a socket. A timeout of the real one begins anew with each byte; this one's does
    not.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.remaining())
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._deadline), _CHUNK)

    def close(self) -> None:
        """http.client lets go as soon as it has the head; the body is still to come."""

    def end(self) -> None:
        self._sock.close()


class _Reader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.remaining())
        return self._sock.recv_into(buffer)


class _Response:
    def __init__(self, response: http.client.HTTPResponse, sock: _Socket) -> None:
        self._response = response
        self._socket = sock

    @property
    def status(self) -> int:
        return self._response.status

    @property
    def headers(self) -> Message:
        return self._response.headers

    async def read(self) -> bytes:
        response = self._response
        try:
            # read waits until it has all that was asked for, so it would hold an endless stream back.
            chunk = response.read1(_CHUNK) if response.length is None else response.read(_CHUNK)
        except socket.timeout:
            raise TimedOut from None
        if not chunk and response.length:
            raise http.client.IncompleteRead(b"", response.length)
        return chunk

    def close(self) -> None:
        self._response.close()
        self._socket.end()
