"""The facts of an intent, from pages or from a stream."""

from __future__ import annotations

from typing import AsyncGenerator, Dict, Optional

from ._aclosing import aclosing
from ._deadline import Deadline
from ._http import Call, Http
from ._json import Unexpected, as_fact, as_fact_page
from ._paths import intent_path
from .errors import UnusableStreamError
from .fact import Fact, FactPage


def fact_page(id: str, after: Optional[int], limit: Optional[int]) -> Call[FactPage]:
    """One page of an intent's facts."""
    return Call(intent_path(id, "/events", {"after": after, "limit": limit}), as_fact_page)


async def listed(http: Http, id: str, after: Optional[int], within: Deadline) -> AsyncGenerator[Fact, None]:
    """All facts after `after`, page by page."""
    while True:
        page, _ = await http.attempt(fact_page(id, after, limit=100), within)
        for fact in page["items"]:
            yield fact
        last = page["items"][-1]["seq"] if page["items"] else None
        if page["next_cursor"] is None or last is None or last == after:
            return
        after = last


async def streamed(http: Http, id: str, after: Optional[int], within: Deadline) -> AsyncGenerator[Fact, None]:
    """The facts after `after` as they happen, for as long as the stream lasts."""
    headers: Dict[str, str] = {"accept": "text/event-stream"}
    if after is not None:
        headers["last-event-id"] = str(after)
    async with aclosing(http.stream(intent_path(id, "/events"), headers, within)) as messages:
        async for data in messages:
            try:
                fact = as_fact(data)
            except Unexpected:
                raise UnusableStreamError("The stream carried something else than facts.") from None
            yield fact
