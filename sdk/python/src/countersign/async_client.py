"""The asyncio client."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any, AsyncIterator, Callable, Dict, Mapping, Optional, Union, overload

from ._asyncio import AsyncioTransport
from ._backoff import Retry
from ._operations import Operations
from ._settings import http_of
from ._timing import Timing
from .fact import Fact, FactPage, Page
from .intent import ClosedIntent, Intent
from .submit import ListQuery, Result, Revision, Submit

if TYPE_CHECKING:
    from typing_extensions import Unpack  # every type checker knows it without it being installed


class AsyncCountersign:
    """
    `Countersign` for asyncio: the same methods, to be awaited; `observe` is for `async for`. Cancelling a
    task closes its connection at once. There is nothing to close, and tasks and loops may share a client.
    """

    _transport = AsyncioTransport

    def __init__(
        self,
        base_url: Optional[str] = None,
        api_key: Optional[str] = None,
        *,
        retries: int = 6,
        on_retry: Optional[Callable[[Retry], object]] = None,
        timing: Optional[Timing] = None,
        ssl_context: Optional[ssl.SSLContext] = None,
    ) -> None:
        """
        `base_url` is like `https://countersign.example`, `api_key` an agent's, `csk_…`; by default
        `COUNTERSIGN_URL` and `COUNTERSIGN_API_KEY`. `retries` says how often a call is repeated after a
        passing failure (waiting and observing never give up); `on_retry` hears of each, for logs.
        `ssl_context` is for certificates of one's own.
        """
        http = http_of(self._transport, base_url, api_key, retries, on_retry, timing, ssl_context)
        self._operations = Operations(http)

    @overload
    async def send_intent(
        self, intent: Union[Submit, Mapping[str, Any]], *, idempotency_key: Optional[str] = None
    ) -> Intent: ...

    @overload
    async def send_intent(
        self, *, idempotency_key: Optional[str] = None, **fields: Unpack[Submit]
    ) -> Intent: ...

    async def send_intent(
        self,
        intent: Optional[Mapping[str, Any]] = None,
        *,
        idempotency_key: Optional[str] = None,
        **fields: Any,
    ) -> Intent:
        """
        Asks. The body is a mapping, or keyword arguments, or both. Returns as soon as the question is stored;
        `wait_for`, a webhook or a later process gets the answer. Give an `idempotency_key` that your own
        retries, or your workflow's, repeat.
        """
        return await self._operations.send_intent(intent, fields, idempotency_key)

    async def get_intent(self, id: str) -> Intent:
        """The intent as it is now."""
        return await self._operations.get_intent(id)

    @overload
    async def list_intents(self, query: Union[ListQuery, Mapping[str, Any]]) -> Page: ...

    @overload
    async def list_intents(self, **fields: Unpack[ListQuery]) -> Page: ...

    async def list_intents(self, query: Optional[Mapping[str, Any]] = None, **fields: Any) -> Page:
        """One page of the intents that this agent may see."""
        return await self._operations.list_intents(query, fields)

    async def list_events(
        self, id: str, *, after: Optional[int] = None, limit: Optional[int] = None
    ) -> FactPage:
        """One page of what happened so far. For the next one, pass the last `seq` as `after`."""
        return await self._operations.list_events(id, after, limit)

    async def wait_for(
        self,
        id: str,
        *,
        timeout_seconds: Optional[float] = None,
        on_event: Optional[Callable[[Fact], object]] = None,
        after: Optional[int] = None,
    ) -> ClosedIntent:
        """
        The intent once it is closed: decided, timed out or canceled. Outlives server restarts, proxies'
        errors and dropped connections; `timeout_seconds` bounds it with a WaitTimeoutError. It does not
        return when people ask for changes: hear of that through `on_event`, which gets each fact after
        `after`, and `revise`. `on_event` may be a coroutine function; what it raises ends the wait.
        """
        return await self._operations.wait_for(id, timeout_seconds, on_event, after)

    def observe(self, id: str, *, after: Optional[int] = None) -> AsyncIterator[Fact]:
        """The facts of an intent as they happen, each once and in order. Ends after the closing one."""
        return self._operations.observe(id, after)

    async def comment(
        self, id: str, body: str, *, reply_to: Optional[int] = None, idempotency_key: Optional[str] = None
    ) -> Intent:
        """
        Says something to the people who were asked. Answers their question, where they had one. `reply_to` is
        the `seq` of the comment that this one answers.
        """
        return await self._operations.comment(id, body, reply_to, idempotency_key)

    @overload
    async def revise(
        self, id: str, revision: Union[Revision, Mapping[str, Any]], *, idempotency_key: Optional[str] = None
    ) -> Intent: ...

    @overload
    async def revise(
        self, id: str, *, idempotency_key: Optional[str] = None, **fields: Unpack[Revision]
    ) -> Intent: ...

    async def revise(
        self,
        id: str,
        revision: Optional[Mapping[str, Any]] = None,
        *,
        idempotency_key: Optional[str] = None,
        **fields: Any,
    ) -> Intent:
        """
        Asks again after `changes_requested`, or replaces the payload. Votes and answer links so far become
        void.
        """
        return await self._operations.revise(id, revision, fields, idempotency_key)

    async def cancel(self, id: str, reason: str, *, idempotency_key: Optional[str] = None) -> Intent:
        """Withdraws the question. Raises an AlreadyDecidedError where an answer was faster."""
        return await self._operations.cancel(id, reason, idempotency_key)

    @overload
    async def report_result(
        self, id: str, result: Union[Result, Mapping[str, Any]], *, idempotency_key: Optional[str] = None
    ) -> Intent: ...

    @overload
    async def report_result(
        self, id: str, *, idempotency_key: Optional[str] = None, **fields: Unpack[Result]
    ) -> Intent: ...

    async def report_result(
        self,
        id: str,
        result: Optional[Mapping[str, Any]] = None,
        *,
        idempotency_key: Optional[str] = None,
        **fields: Any,
    ) -> Intent:
        """Reports what became of the answer: `status`, `summary` and perhaps `data`."""
        return await self._operations.report_result(id, result, fields, idempotency_key)

    async def download_file(self, file: str) -> bytes:
        """A file that an answer names as evidence, by its `url` there or by its id."""
        return await self._operations.download_file(file)

    async def get_jwks(self) -> Dict[str, Any]:
        """The public keys of receipts, for `verify_receipt`."""
        return await self._operations.get_jwks()
