"""Against the running server: whatever lies between breaks, and people are asked once and answers arrive."""

from __future__ import annotations

import threading
import time
import unittest
from typing import Any, List
from unittest import mock

from countersign import AsyncCountersign, Countersign, Timing

from .faulty import (
    answer_lost,
    cut_in_a_fact,
    half_open,
    held_back,
    rate_limited,
    rate_limited_by_a_wrong_clock,
    unavailable,
)
from .people import person
from .support import Live, another, question


class Faults(Live):
    def answers_meanwhile(self, id: str, outcome: str = "approved") -> None:
        """Ana decides, from another thread."""
        deciding = threading.Thread(target=lambda: person().answer(id, outcome))
        deciding.start()
        self.addCleanup(deciding.join)

    def test_people_are_asked_once_through_503_429_and_a_lost_answer(self) -> None:
        client, proxy = self.through(unavailable, rate_limited, answer_lost, answer_lost)
        asked = question()
        started = time.monotonic()
        intent = client.send_intent(asked)
        self.assertGreaterEqual(time.monotonic() - started, 1)
        self.assertEqual(proxy.requests, ["POST /api/intents HTTP/1.1"] * 5)
        self.assertEqual([retry.error.status for retry in self.retries], [503, 429, 0, 0])
        found = client.list_intents(q=asked["title"])["items"]
        self.assertEqual([item["id"] for item in found], [intent["id"]])
        created = [fact["type"] for fact in client.list_events(intent["id"])["items"]].count("created")
        self.assertEqual(created, 1)

    def test_a_wait_survives_503_429_and_lost_answers(self) -> None:
        client, _ = self.through(unavailable, rate_limited, answer_lost)
        intent = another().send_intent(question())
        person().answer(intent["id"], "approved", comment="Go ahead.")
        closed = client.wait_for(intent["id"], timeout_seconds=60)
        self.assertEqual((closed["status"], closed["outcome"]), ("decided", "approved"))
        self.assertEqual(
            (closed["decision"]["comment"], closed["decision"]["decided_by"]["name"]), ("Go ahead.", "Ana")
        )

    def test_every_fact_is_heard_once_and_in_order_though_streams_are_cut_and_die(self) -> None:
        client, proxy = self.through(
            cut_in_a_fact, half_open, unavailable, timing=Timing(0.05, 0.5, silence_seconds=1)
        )
        intent = another().send_intent(question())
        heard: List[Any] = []

        def on_event(fact: Any) -> None:
            heard.append(fact)
            if fact["type"] == "created":
                self.answers_meanwhile(intent["id"], "rejected")

        closed = client.wait_for(intent["id"], on_event=on_event, timeout_seconds=60)
        self.assertEqual(closed["outcome"], "rejected")
        known = client.list_events(intent["id"])["items"]
        self.assertEqual(heard, known[: len(heard)])
        self.assertEqual(heard[-1]["type"], "decided")
        self.assertGreaterEqual(sum("/events HTTP" in request for request in proxy.requests), 3)

    def test_behind_a_proxy_that_holds_streams_back_facts_come_all_the_same(self) -> None:
        client, proxy = self.through(held_back, timing=Timing(0.05, 0.5, hold_seconds=1, silence_seconds=1))
        intent = another().send_intent(question())
        types: List[str] = []
        for fact in client.observe(intent["id"]):
            types.append(fact["type"])
            if len(types) == 1:
                self.answers_meanwhile(intent["id"])
        self.assertEqual((types[0], types[-1]), ("created", "decided"))
        self.assertEqual(sum("/events HTTP" in request for request in proxy.requests), 1)

    def test_clocks_that_are_wrong_on_either_side_change_nothing(self) -> None:
        client, _ = self.through(rate_limited_by_a_wrong_clock)
        intent = another().send_intent(question())
        person().answer(intent["id"], "approved")
        real, days = time.time, iter(range(1, 100_000))
        with mock.patch.object(time, "time", lambda: real() - next(days) * 86_400):
            self.assertEqual(client.wait_for(intent["id"], timeout_seconds=60)["outcome"], "approved")
        (retry,) = self.retries
        self.assertTrue(1 <= retry.pause_seconds <= 2, retry)


class SyncFaults(Faults):
    kind = Countersign


class AsyncFaults(Faults):
    kind = AsyncCountersign


del Live, Faults

if __name__ == "__main__":
    unittest.main()
