"""A client of either kind at the running server, or at it through a proxy with faults."""

from __future__ import annotations

import os
import unittest
import uuid
from typing import Any, Callable, List, Tuple

from countersign import Countersign, Retry, Timing

from ..support.world import InLoop
from .faulty import Fault, Faulty
from .people import ANA, URL

SOON = Timing(first_pause_seconds=0.05, longest_pause_seconds=0.5)


class Live(unittest.TestCase):
    """What tests of both clients at the running server begin with."""

    kind: Callable[..., Any]

    def client(self, url: str = URL, timing: Timing = SOON, **options: Any) -> Any:
        """Tries again soon, so that the tests take seconds."""
        self.retries: List[Retry] = []
        options = {"api_key": os.environ["COUNTERSIGN_API_KEY"], "on_retry": self.retries.append, **options}
        made = self.kind(url, timing=timing, **options)
        if isinstance(made, Countersign):
            return made
        called = InLoop(made)
        self.addCleanup(called.close)
        return called

    def through(self, *faults: Fault, **options: Any) -> Tuple[Any, Faulty]:
        """A client whose first connections suffer these faults, and the proxy that they go through."""
        proxy = Faulty(URL, *faults)
        self.addCleanup(proxy.stop)
        return self.client(proxy.url, **options), proxy


def another() -> Countersign:
    """A synchronous client, for what happens within `on_event`."""
    return Countersign(URL, os.environ["COUNTERSIGN_API_KEY"], timing=SOON)


def question(**more: Any) -> Any:
    """An approval that Ana is asked for, under a title that no other has."""
    return {
        "intent_type": "python.test.v1",
        "task_type": "approval",
        "title": f"Export {uuid.uuid4().hex}?",
        "payload": {"dataset": "customers_q1", "rows": 10, "share": 0.25, "größe": "XL"},
        "assignees": [ANA],
        **more,
    }
