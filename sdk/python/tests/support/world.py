"""What tests of both clients begin with."""

from __future__ import annotations

import asyncio
import json
import random
import time
import unittest
from typing import Any, Callable, Dict, Iterator, List
from unittest import mock

from countersign import AsyncCountersign, Countersign
from countersign._asyncio import AsyncioTransport
from countersign._blocking import BlockingTransport

from .server import Scripted, Step

OPEN: Dict[str, Any] = {"id": "int_1", "status": "waiting", "waiting_on": "human", "outcome": None, "decision": None}
DECIDED: Dict[str, Any] = {
    **OPEN,
    "status": "decided",
    "waiting_on": None,
    "outcome": "approved",
    "decision": {"outcome": "approved", "data": None},
}
HELD = {"preference-applied": "wait=30"}


def fact(seq: int, type: str) -> Dict[str, Any]:
    """Something that happened."""
    return {"seq": seq, "type": type, "at": "2026-11-22T10:00:00.000Z", "actor": {}, "data": {}}


def message(seq: int, type: str) -> str:
    """A fact as a stream carries it."""
    return f"id: {seq}\nevent: {type}\ndata: {json.dumps(fact(seq, type))}\n\n"


def page(*items: Any) -> Dict[str, Any]:
    """A page, and the last."""
    return {"items": list(items), "next_cursor": None}


class HurriedBlocking(BlockingTransport):
    """Its pauses take no time."""

    async def sleep(self, seconds: float) -> None:
        self.__dict__.setdefault("pauses", []).append(seconds)


class HurriedAsyncio(AsyncioTransport):
    """Its pauses take no time."""

    async def sleep(self, seconds: float) -> None:
        self.__dict__.setdefault("pauses", []).append(seconds)
        await asyncio.sleep(0)


class HurriedCountersign(Countersign):
    """Pauses take no time."""

    _transport = HurriedBlocking


class HurriedAsyncCountersign(AsyncCountersign):
    """Pauses take no time."""

    _transport = HurriedAsyncio


class InLoop:
    """The asyncio client, called like the other one: each call runs its event loop until it is done."""

    def __init__(self, client: AsyncCountersign, loop: asyncio.AbstractEventLoop) -> None:
        self._client = client
        self._loop = loop

    def observe(self, *args: Any, **options: Any) -> Iterator[Any]:
        facts = self._client.observe(*args, **options)
        try:
            while True:
                try:
                    yield self._loop.run_until_complete(facts.__anext__())
                except StopAsyncIteration:
                    return
        finally:
            self._loop.run_until_complete(facts.aclose())  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> Callable[..., Any]:
        call = getattr(self._client, name)
        return lambda *args, **options: self._loop.run_until_complete(call(*args, **options))


class World(unittest.TestCase):
    """A server and a client of the kind that the subclass tests."""

    kind: Any = None

    def server(self, *script: Step, port: int = 0) -> Scripted:
        """Listens until the test ends."""
        server = Scripted(*script, port=port)
        self.addCleanup(server.stop)
        return server

    def client(self, server: Any, **options: Any) -> Any:
        """Speaks to it, without a pause."""
        options = {"base_url": server.url, "api_key": "csk_test", **options}
        if self.kind is Countersign:
            made: Any = HurriedCountersign(**options)
            self.pauses = lambda: made._operations._http.transport.__dict__.get("pauses", [])
            return made
        made = HurriedAsyncCountersign(**options)
        self.pauses = lambda: made._operations._http.transport.__dict__.get("pauses", [])
        loop = asyncio.new_event_loop()
        self.addCleanup(_close, loop)
        return InLoop(made, loop)

    pauses: Callable[[], List[float]]

    def without_luck(self) -> None:
        """Every pause is as long as jitter allows."""
        lucky = mock.patch.object(random, "random", return_value=0.999)
        lucky.start()
        self.addCleanup(lucky.stop)


def until(condition: Callable[[], object], seconds: float = 10) -> None:
    """Returns when it has come true."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError("It did not come true.")
        time.sleep(0.002)


def _close(loop: asyncio.AbstractEventLoop) -> None:
    leftover = asyncio.all_tasks(loop)
    for task in leftover:
        task.cancel()
    if leftover:
        loop.run_until_complete(asyncio.gather(*leftover, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
