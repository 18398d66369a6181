"""
A real server that treats its first request as the first step says, and so on; the last step lasts for ever.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Dict, List, Mapping, Optional


class Seen:
    """A request as the server saw it."""

    def __init__(self, call: str, headers: Mapping[str, str], body: bytes) -> None:
        self.call = call
        self.headers = headers
        self.body = body
        self.gone = threading.Event()
        """Set when the connection that it came on is gone."""


class Exchange(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: "Scripted"
    connection: socket.socket

    def _answer(self) -> None:
        length = int(self.headers.get("content-length", 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        seen = Seen(f"{self.command} {self.path}", headers, self.rfile.read(length))
        self.close_connection = True
        step = self.server.next_step(seen)
        try:
            step(self)
            self.connection.shutdown(socket.SHUT_WR)
            self.wait_until_gone()
        except OSError:
            pass  # the client left first, or the step ended the connection
        seen.gone.set()

    do_GET = do_POST = _answer

    def log_message(self, format: str, *args: Any) -> None:
        """Tests are quiet."""

    def wait_until_gone(self) -> None:
        """Blocks until the client, or the end of the server, closes the connection."""
        while self.connection.recv(4096):
            pass

    def head(self, status: int, headers: Mapping[str, str]) -> None:
        """Sends the head of an answer, and nothing that the step did not ask for."""
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def send(self, data: bytes) -> None:
        """Sends more of the body."""
        self.wfile.write(data)

    def abort(self) -> None:
        """Ends the connection with a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.connection.close()
        raise ConnectionAbortedError


Step = Callable[[Exchange], None]


class Scripted(ThreadingHTTPServer):
    """Listens from the beginning to `stop`."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, *script: Step, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Exchange)
        self.seen: List[Seen] = []
        self._script = script
        self._connections: List[socket.socket] = []
        self._lock = threading.Lock()
        self._context: Optional[ssl.SSLContext] = None
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def encrypt(self, context: ssl.SSLContext) -> None:
        """From here on it speaks TLS."""
        self._context = context
        self.url = self.url.replace("http:", "https:")

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Shakes hands first, in the connection's own thread."""
        try:
            if not self._context:
                return super().finish_request(request, client_address)
            with self._context.wrap_socket(request, server_side=True) as encrypted:
                super().finish_request(encrypted, client_address)
        except OSError:
            pass  # the client does not trust us

    def next_step(self, seen: Seen) -> Step:
        """What happens to this request."""
        with self._lock:
            step = self._script[min(len(self.seen), len(self._script) - 1)]
            self.seen.append(seen)
            return step

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remembers the connection, to end it with the server."""
        self._connections.append(request)
        super().process_request(request, client_address)

    def stop(self) -> None:
        """Ends it with all its connections, as a crash does."""
        self.shutdown()
        self.server_close()
        for connection in self._connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # gone already


def text(status: int, body: str, headers: Optional[Mapping[str, str]] = None) -> Step:
    """A whole answer."""
    data = body.encode()

    def step(exchange: Exchange) -> None:
        exchange.head(status, {"content-length": str(len(data)), **(headers or {})})
        exchange.send(data)

    return step


def answer(status: int, body: Any, headers: Optional[Mapping[str, str]] = None) -> Step:
    """A whole answer in JSON."""
    return text(status, json.dumps(body), {"content-type": "application/json", **(headers or {})})


def problem(status: int, code: str, headers: Optional[Mapping[str, str]] = None, **more: Any) -> Step:
    """A refusal."""
    body: Dict[str, Any] = {
        "title": code,
        "status": status,
        "detail": f"It was {code}.",
        "code": code,
        **more,
    }
    return answer(status, body, {"content-type": "application/problem+json", **(headers or {})})


def chunked(*chunks: bytes, headers: Optional[Mapping[str, str]] = None) -> Step:
    """A body whose length nobody knows beforehand."""

    def step(exchange: Exchange) -> None:
        exchange.head(200, {"transfer-encoding": "chunked", **(headers or {})})
        for chunk in chunks:
            exchange.send(b"%x;of=something\r\n%s\r\n" % (len(chunk), chunk))
        exchange.send(b"0\r\ntrailer: yes\r\n\r\n")

    return step


def raw(data: bytes) -> Step:
    """Whatever it is, as it is; then the connection ends."""
    return lambda exchange: exchange.send(data)


def drop(exchange: Exchange) -> None:
    """The request is done, but nobody is told."""
    exchange.abort()


def hang(exchange: Exchange) -> None:
    """Never answers."""
    exchange.wait_until_gone()


def cut_short(exchange: Exchange) -> None:
    """Promises more than it sends."""
    exchange.head(200, {"content-length": "1000"})
    exchange.send(b'{ "id": "int_1", ')


_STREAM = {"content-type": "text/event-stream"}


def stream(*parts: str) -> Step:
    """A stream that ends as it should."""
    return chunked(*(part.encode() for part in parts), headers=_STREAM)


def broken_stream(*parts: str) -> Step:
    """A stream whose connection breaks after its last part."""

    def step(exchange: Exchange) -> None:
        exchange.head(200, {**_STREAM, "transfer-encoding": "chunked"})
        for part in parts:
            exchange.send(_chunk(part))

    return step


class OpenStream:
    """A stream that stays open; `write` sends more through it."""

    def __init__(self, *parts: str) -> None:
        self._parts = parts
        self._exchange: Optional[Exchange] = None

    def __call__(self, exchange: Exchange) -> None:
        exchange.head(200, {**_STREAM, "transfer-encoding": "chunked"})
        self._exchange = exchange
        for part in self._parts:
            self.write(part)
        exchange.wait_until_gone()

    def write(self, part: str) -> None:
        """Sends more."""
        assert self._exchange is not None
        self._exchange.send(_chunk(part))


def _chunk(part: str) -> bytes:
    return b"%x\r\n%s\r\n" % (len(part.encode()), part.encode())
