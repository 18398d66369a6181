"""Waits for an answer."""

from __future__ import annotations

from inspect import isawaitable
from typing import Callable, Optional

from ._aclosing import aclosing
from ._deadline import Deadline, TimedOut
from ._http import Http
from ._observe import observe
from ._poll import poll
from .errors import CountersignError, WaitTimeoutError
from .fact import Fact
from .intent import ClosedIntent


async def wait_for(
    http: Http,
    id: str,
    timeout_seconds: Optional[float],
    on_event: Optional[Callable[[Fact], object]],
    after: Optional[int],
) -> ClosedIntent:
    """The intent once it is closed."""
    deadline = Deadline(timeout_seconds)
    try:
        if on_event:
            await _tell(http, id, on_event, after, deadline)
        return await _closed(http, id, deadline)
    except TimedOut:
        raise WaitTimeoutError(f"{id} was not seen closed within {timeout_seconds:g} s.") from None


async def _tell(
    http: Http, id: str, on_event: Callable[[Fact], object], after: Optional[int], deadline: Deadline
) -> None:
    async with aclosing(observe(http, id, after, deadline)) as facts:
        async for fact in facts:
            work = on_event(fact)
            if isawaitable(work):
                await http.transport.finish(work, deadline)


async def _closed(http: Http, id: str, deadline: Deadline) -> ClosedIntent:
    """
    Long polls rather than a stream: every proxy passes them on, and each answer is whole or not there at all.
    """
    backoff = http.backoff(deadline)
    while True:
        try:
            intent, held = await poll(http, id, http.timing.hold_seconds, deadline)
            if intent["status"] != "waiting":
                return intent
            if held:
                backoff.reset()
            await backoff.pause()
        except CountersignError as error:
            await backoff.ride_out(error)
