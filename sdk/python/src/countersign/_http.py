"""Speaks HTTP with one server: one attempt, attempts until it works, or a stream."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from typing import AsyncGenerator, Callable, Dict, Generic, List, Mapping, Optional, Tuple, TypeVar

from ._backoff import FOR_EVER, Backoff, Limits, Retry
from ._deadline import Deadline, TimedOut
from ._failure import failure_of
from ._json import Unexpected
from ._refusal import refusal_of
from ._sse import EventStreamParser
from ._timing import Timing
from ._transport import Request, Response, Transport
from .errors import ConnectionFailedError, CountersignError, UnusableStreamError

T = TypeVar("T")

_NO_DEADLINE = Deadline()
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Call(Generic[T]):
    """A request, and what its answer must be."""

    path: str
    accepts: Callable[[bytes], T]
    """Raises Unexpected for a body that is something else."""
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Optional[bytes] = None
    """Already written: every attempt must send the same bytes."""
    held_seconds: float = 0
    """How long the server may hold the answer back on purpose."""


@dataclass(frozen=True)
class Http:
    """A server, and how patiently it is spoken to."""

    transport: Transport
    headers: Mapping[str, str]
    timing: Timing
    retries: int
    on_retry: Callable[[Retry], object]

    async def request(self, call: Call[T]) -> T:
        """Repeats a call that failed for a passing reason, some times."""
        backoff = self.backoff(_NO_DEADLINE, Limits(self.retries, longest_retry_after_seconds=60))
        while True:
            try:
                return (await self.attempt(call, _NO_DEADLINE))[0]
            except CountersignError as error:
                await backoff.ride_out(error)

    async def attempt(self, call: Call[T], within: Deadline) -> Tuple[T, Message]:
        """One try. Raises a CountersignError, or TimedOut where the outer deadline passed."""
        seconds = self.timing.request_seconds + call.held_seconds
        try:
            with closing(await self._open(call, Deadline(seconds, within=within))) as response:
                return call.accepts(await _all_of(response)), response.headers
        except Unexpected:
            raise ConnectionFailedError("The answer was cut short or is not from Countersign.") from None
        except TimedOut:
            within.remaining()
            raise ConnectionFailedError(f"There was no answer within {seconds:g} s.") from None
        except (OSError, HTTPException) as error:
            raise failure_of(error) from error

    async def stream(
        self, path: str, headers: Mapping[str, str], within: Deadline
    ) -> AsyncGenerator[str, None]:
        """The data of an event stream's messages until it ends. Raises when it breaks or falls silent."""
        silence_seconds = self.timing.silence_seconds
        deadline = Deadline(silence_seconds, within=within)
        spoke = False
        try:
            with closing(await self._open(Call(path, bytes, headers=headers), deadline)) as response:
                if not response.headers.get("content-type", "").startswith("text/event-stream"):
                    raise UnusableStreamError("The answer was no stream.")
                parser = EventStreamParser()
                while True:
                    chunk = await response.read()
                    if not chunk:
                        return
                    spoke = True
                    for data in parser.feed(chunk):
                        yield data
                    deadline.restart(silence_seconds)
        except TimedOut:
            within.remaining()
            if spoke:
                raise ConnectionFailedError(f"The stream was silent for {silence_seconds:g} s.") from None
            raise UnusableStreamError("The stream never said a word.") from None
        except (OSError, HTTPException) as error:
            raise failure_of(error) from error

    def backoff(self, deadline: Deadline, limits: Limits = FOR_EVER) -> Backoff:
        """Pauses for one piece of work."""
        return Backoff(self.transport, self.timing, limits, self.on_retry, deadline)

    async def _open(self, call: Call[T], deadline: Deadline) -> Response:
        headers: Dict[str, str] = {**self.headers, **call.headers}
        if call.body is not None:
            headers["content-type"] = "application/json"
        response = await self.transport.open(Request(call.method, call.path, headers, call.body), deadline)
        # A redirect is no answer: it would turn a POST into a GET, and could carry the key elsewhere.
        if 200 <= response.status < 300:
            return response
        with closing(response):
            raise refusal_of(response.status, response.headers, await _all_of(response))


async def _all_of(response: Response) -> bytes:
    chunks: List[bytes] = []
    size = 0
    while True:
        chunk = await response.read()
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        size += len(chunk)
        if size > _MOST_BYTES:
            raise Unexpected
