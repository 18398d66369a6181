"""A proxy before the running server that breaks connections in the ways that real ones do."""

from __future__ import annotations

import json
import re
import socket
import socketserver
import threading
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Callable, Iterator, List
from urllib.parse import urlsplit

Fault = Callable[["Faulty", socket.socket, bytes], None]
"""Treats one connection, given the request that came on it."""


class Faulty(socketserver.ThreadingTCPServer):
    """
    Its first connection suffers the first fault, and so on; what comes after the last is passed on as it is.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, upstream: str, *faults: Fault) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self._upstream = (urlsplit(upstream).hostname or "", urlsplit(upstream).port or 80)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.faults: List[Fault] = list(faults)
        self.requests: List[str] = []
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Listens no more."""
        self.shutdown()
        self.server_close()

    def answer_to(self, request: bytes) -> Iterator[bytes]:
        """What the running server says, as it comes."""
        with socket.create_connection(self._upstream, timeout=60) as upstream:
            upstream.sendall(request)
            while True:
                data = upstream.recv(65536)
                if not data:
                    return
                yield data


class _Connection(socketserver.BaseRequestHandler):
    server: Faulty

    def handle(self) -> None:
        request = _read_request(self.request)
        self.server.requests.append(request.split(b"\r\n")[0].decode())
        fault = self.server.faults.pop(0) if self.server.faults else passed_on
        try:
            fault(self.server, self.request, request)
        except OSError:
            pass  # either side left


def _read_request(client: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += client.recv(65536) or b"\r\n\r\n"
    length = re.search(rb"\r\ncontent-length: *(\d+)", data, re.IGNORECASE)
    whole = data.index(b"\r\n\r\n") + 4 + (int(length[1]) if length else 0)
    while len(data) < whole:
        data += client.recv(65536)
    return data


def passed_on(proxy: Faulty, client: socket.socket, request: bytes) -> None:
    """No fault."""
    for data in proxy.answer_to(request):
        client.sendall(data)


def unavailable(proxy: Faulty, client: socket.socket, request: bytes) -> None:
    """A gateway's own 503."""
    client.sendall(b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 16\r\n\r\n<h1>Sorry</h1>\r\n")


def rate_limited(proxy: Faulty, client: socket.socket, request: bytes) -> None:
    """429, to come back in a second."""
    _refuse(client, "retry-after: 1")


def rate_limited_by_a_wrong_clock(proxy: Faulty, client: socket.socket, request: bytes) -> None:
    """429, to come back in a second, said by a clock that is a day ahead."""
    tomorrow = datetime.now(timezone.utc) + timedelta(days=1)
    until = format_datetime(tomorrow + timedelta(seconds=1), usegmt=True)
    _refuse(client, f"date: {format_datetime(tomorrow, usegmt=True)}\r\nretry-after: {until}")


def answer_lost(proxy: Faulty, client: socket.socket, request: bytes) -> None:
    """The server does what it was asked, and the connection is reset before it can say so."""
    for _ in proxy.answer_to(request):
        pass
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    client.close()


def cut_in_a_fact(proxy: Faulty, client: socket.socket, request: bytes) -> None:
    """The connection ends in the middle of the first fact."""
    for data in proxy.answer_to(request):
        at = data.find(b"data: ")
        client.sendall(data if at < 0 else data[: at + 20])
        if at >= 0:
            return


def half_open(proxy: Faulty, client: socket.socket, request: bytes) -> None:
    """What came so far is passed on; then the server is gone, and nobody is told."""
    for data in proxy.answer_to(request):
        client.sendall(data)
        if b"data: " in data:
            break
    while client.recv(4096):
        pass


def held_back(proxy: Faulty, client: socket.socket, request: bytes) -> None:
    """A proxy that collects an answer until it is whole, which a stream never is."""
    client.sendall(b"".join(proxy.answer_to(request)))


def _refuse(client: socket.socket, headers: str) -> None:
    body = json.dumps({"code": "rate_limited", "status": 429, "detail": "Slower."})
    head = f"HTTP/1.1 429 Too Many Requests\r\n{headers}\r\ncontent-length: {len(body)}\r\n\r\n"
    client.sendall((head + body).encode())
