"""
What an agent can do, written once. `Countersign` runs it over a network that blocks, `AsyncCountersign` over
asyncio's.
"""

from __future__ import annotations

import json
import re
import uuid
from typing import Any, AsyncGenerator, Callable, Dict, Mapping, Optional

from ._deadline import Deadline
from ._facts import fact_page
from ._http import Call, Http
from ._json import as_bytes, as_intent, as_object, as_page
from ._observe import observe
from ._paths import file_path, intent_path, with_query
from ._wait import wait_for
from .fact import Fact, FactPage, Page
from .intent import ClosedIntent, Intent

Body = Optional[Mapping[str, Any]]

_KEY = re.compile(r"[\x20-\x7e]{1,255}")


class Operations:
    """Every call of the agents' part of the API."""

    def __init__(self, http: Http) -> None:
        self._http = http

    async def send_intent(self, intent: Body, fields: Mapping[str, Any], key: Optional[str]) -> Intent:
        """Asks."""
        return await self._post("/api/intents", _merged(intent, fields), key)

    async def get_intent(self, id: str) -> Intent:
        """Reads."""
        return await self._http.request(Call(intent_path(id), as_intent))

    async def list_intents(self, query: Body, fields: Mapping[str, Any]) -> Page:
        """Lists."""
        return await self._http.request(Call(with_query("/api/intents", _merged(query, fields)), as_page))

    async def list_events(self, id: str, after: Optional[int], limit: Optional[int]) -> FactPage:
        """One page of facts."""
        return await self._http.request(fact_page(id, after, limit))

    async def wait_for(
        self,
        id: str,
        timeout_seconds: Optional[float],
        on_event: Optional[Callable[[Fact], object]],
        after: Optional[int],
    ) -> ClosedIntent:
        """Waits until it is closed."""
        return await wait_for(self._http, id, timeout_seconds, on_event, after)

    def observe(self, id: str, after: Optional[int]) -> AsyncGenerator[Fact, None]:
        """Follows it."""
        return observe(self._http, id, after, Deadline())

    async def comment(self, id: str, body: str, reply_to: Optional[int], key: Optional[str]) -> Intent:
        """Says something."""
        said: Dict[str, Any] = {"body": body} if reply_to is None else {"body": body, "reply_to": reply_to}
        return await self._post(intent_path(id, "/comments"), said, key)

    async def revise(self, id: str, revision: Body, fields: Mapping[str, Any], key: Optional[str]) -> Intent:
        """Asks again."""
        return await self._post(intent_path(id, "/revision"), _merged(revision, fields), key)

    async def cancel(self, id: str, reason: str, key: Optional[str]) -> Intent:
        """Withdraws."""
        return await self._post(intent_path(id, "/cancellation"), {"reason": reason}, key)

    async def report_result(
        self, id: str, result: Body, fields: Mapping[str, Any], key: Optional[str]
    ) -> Intent:
        """Tells what became of it."""
        return await self._post(intent_path(id, "/result"), _merged(result, fields), key)

    async def download_file(self, file: str) -> bytes:
        """Reads a file."""
        return await self._http.request(Call(file_path(file), as_bytes, headers={"accept": "*/*"}))

    async def get_jwks(self) -> Dict[str, Any]:
        """Reads the keys of receipts."""
        return await self._http.request(Call("/.well-known/jwks.json", as_object))

    async def _post(self, path: str, body: Mapping[str, Any], key: Optional[str]) -> Intent:
        if key is not None and not _KEY.fullmatch(key):
            raise ValueError("An idempotency key has 1 to 255 printable ASCII characters.")
        written = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
        headers = {"idempotency-key": key if key is not None else str(uuid.uuid4())}
        return await self._http.request(Call(path, as_intent, method="POST", headers=headers, body=written))


def _merged(body: Body, fields: Mapping[str, Any]) -> Dict[str, Any]:
    return {**(body or {}), **fields}
