"""Follows an intent."""

from __future__ import annotations

from typing import AsyncGenerator, Optional

from ._aclosing import aclosing
from ._backoff import Backoff
from ._deadline import Deadline
from ._facts import listed, streamed
from ._http import Http
from ._poll import poll
from .errors import CountersignError, UnusableStreamError
from .fact import Fact

_CLOSING = frozenset({"decided", "timed_out", "canceled"})

# About ten minutes, so that a proxy's bad moment doesn't cost a wait of days its stream.
_POLLS_WITHOUT_STREAM = 20


async def observe(http: Http, id: str, after: Optional[int], within: Deadline) -> AsyncGenerator[Fact, None]:
    """Every fact once and in order, through whatever happens to server and network, up to the closing one."""
    backoff = http.backoff(within)
    news = _News(after, backoff)
    polls = 0
    while True:
        try:
            if polls == 0:
                async with aclosing(news.of(streamed(http, id, news.after, within))) as facts:
                    async for fact in facts:
                        yield fact
                if news.closed:
                    return
            intent, held = await poll(http, id, http.timing.hold_seconds if polls else 0, within)
            if held:
                backoff.reset()
            async with aclosing(news.of(listed(http, id, news.after, within))) as facts:
                async for fact in facts:
                    yield fact
            if news.closed or intent["status"] != "waiting":
                return
            polls = max(0, polls - 1)
            await backoff.pause()
        except CountersignError as error:
            # Some proxies collect a stream until it ends. Through those, facts are fetched after each long poll.
            if isinstance(error, UnusableStreamError):
                polls = _POLLS_WITHOUT_STREAM
            await backoff.ride_out(error)


class _News:
    """Of all the facts that come, those that were not there before."""

    def __init__(self, after: Optional[int], backoff: Backoff) -> None:
        self.after = after
        self.closed = False
        self._backoff = backoff

    async def of(self, facts: AsyncGenerator[Fact, None]) -> AsyncGenerator[Fact, None]:
        """Up to the one that closes the intent."""
        async with aclosing(facts):
            async for fact in facts:
                if self.after is not None and fact["seq"] <= self.after:
                    continue
                self.after = fact["seq"]
                self._backoff.reset()
                self.closed = fact["type"] in _CLOSING
                yield fact
                if self.closed:
                    return
