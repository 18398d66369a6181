"""What tests of both clients begin with."""

from __future__ import annotations

import asyncio
import gc
import json
import random
import threading
import time
import unittest
from typing import Any, Awaitable, Callable, Dict, Iterator, List
from unittest import mock

from countersign import AsyncCountersign, Countersign
from countersign._address import Address
from countersign._asyncio import AsyncioTransport
from countersign._blocking import BlockingTransport

from .server import Scripted, Step

QUESTION: Dict[str, Any] = {"intent_type": "demo.v1", "payload": {"amount": 5, "für": "Größe"}}
OPEN: Dict[str, Any] = {
    "id": "int_1",
    "status": "waiting",
    "waiting_on": "human",
    "outcome": None,
    "decision": None,
}
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


class _Hurried:
    """Its pauses take no time, and are written down."""

    def __init__(self, address: Address) -> None:
        super().__init__(address)
        self.pauses: List[float] = []

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)


class _HurriedBlocking(_Hurried, BlockingTransport):
    pass


class _HurriedAsyncio(_Hurried, AsyncioTransport):
    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds)
        await asyncio.sleep(0)


class _HurriedCountersign(Countersign):
    _transport = _HurriedBlocking


class _HurriedAsyncCountersign(AsyncCountersign):
    _transport = _HurriedAsyncio


class InLoop:
    """The asyncio client, called like the other one; its event loop runs in a thread of its own."""

    def __init__(self, client: AsyncCountersign) -> None:
        self._client = client
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def observe(self, *args: Any, **options: Any) -> Iterator[Any]:
        facts = self._client.observe(*args, **options)
        try:
            while True:
                try:
                    yield self._run(facts.__anext__())
                except StopAsyncIteration:
                    return
        finally:
            self._run(facts.aclose())

    def __getattr__(self, name: str) -> Callable[..., Any]:
        call = getattr(self._client, name)
        return lambda *args, **options: self._run(call(*args, **options))

    def close(self) -> None:
        """Ends the loop, which has nothing left to do."""
        gc.collect()
        self._run(asyncio.sleep(0))
        left = self._run(_tasks_left())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        if left:
            raise AssertionError(f"Tasks were left behind: {left}")

    def _run(self, work: Awaitable[Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(_awaited(work), self._loop).result()


async def _awaited(work: Awaitable[Any]) -> Any:
    return await work


async def _tasks_left() -> List[Any]:
    await asyncio.sleep(0)
    return [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]


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
        hurried = _HurriedCountersign if self.kind is Countersign else _HurriedAsyncCountersign
        made: Any = hurried(**{"base_url": server.url, "api_key": "csk_test", **options})
        self._transport = made._operations._http.transport
        if self.kind is Countersign:
            return made
        called = InLoop(made)
        self.addCleanup(called.close)
        return called

    def pauses(self) -> List[float]:
        """Those that the last client made."""
        pauses: List[float] = self._transport.pauses
        return pauses

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
