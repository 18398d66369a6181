"""Waiting for an answer, through whatever happens meanwhile. Each guarantee holds for both clients."""

from __future__ import annotations

import json
import threading
import time
import unittest
from typing import Any, List
from unittest import mock

from countersign import AsyncCountersign, Countersign, NotFoundError, Retry, Timing, WaitTimeoutError

from .support.server import OpenStream, answer, cut_short, drop, hang, problem, stream, text
from .support.world import DECIDED, HELD, OPEN, World, message, until


class Waiting(World):
    def test_it_holds_on_with_long_polls_until_the_intent_is_closed(self) -> None:
        server = self.server(answer(200, OPEN, HELD), answer(200, OPEN, HELD), answer(200, DECIDED))
        self.assertEqual(self.client(server).wait_for("int_1"), DECIDED)
        looks = [(seen.call, seen.headers["prefer"]) for seen in server.seen]
        self.assertEqual(looks, [("GET /api/intents/int_1", "wait=30")] * 3)

    def test_it_survives_whatever_servers_proxies_and_networks_do(self) -> None:
        server = self.server(
            problem(503, "unavailable"),
            text(502, "<h1>Bad gateway</h1>"),
            text(504, ""),
            problem(500, "internal"),
            problem(429, "rate_limited", {"retry-after": "120"}),
            text(408, ""),
            text(425, ""),
            drop,
            cut_short,
            text(200, "{ garbage"),
            text(200, "<h1>Maintenance</h1>"),
            answer(200, DECIDED),
        )
        self.assertEqual(self.client(server).wait_for("int_1"), DECIDED)
        self.assertGreaterEqual(self.pauses()[4], 120)
        self.assertEqual(len([pause for pause in self.pauses() if pause > 10]), 1)

    def test_it_survives_a_restart_of_the_server_on_the_same_port(self) -> None:
        first = self.server(hang)
        told: List[Retry] = []

        def start_again(retry: Retry) -> None:
            told.append(retry)
            if len(told) == 3:
                self.server(answer(200, DECIDED), port=first.server_address[1])

        client = self.client(first, on_retry=start_again)
        killer = threading.Thread(target=lambda: (until(lambda: first.seen), first.stop()))
        killer.start()
        self.assertEqual(client.wait_for("int_1"), DECIDED)
        killer.join()
        self.assertGreaterEqual(len(told), 3)

    def test_a_connection_that_died_without_a_word_is_replaced(self) -> None:
        server = self.server(hang, answer(200, DECIDED))
        client = self.client(server, timing=Timing(request_seconds=0.2, hold_seconds=0))
        self.assertEqual(client.wait_for("int_1"), DECIDED)

    def test_pauses_grow_while_nothing_works_and_are_short_again_after_progress(self) -> None:
        self.without_luck()
        down = text(503, "")
        server = self.server(*[down] * 7, answer(200, OPEN, HELD), down, answer(200, DECIDED))
        self.client(server).wait_for("int_1")
        self.assertEqual(
            [round(pause + 0.01, 1) for pause in self.pauses()], [0.5, 1, 2, 4, 8, 10, 10, 0.5, 1]
        )

    def test_a_server_that_does_not_hold_polls_is_not_hammered(self) -> None:
        self.without_luck()
        server = self.server(*[answer(200, OPEN)] * 6, answer(200, DECIDED))
        self.client(server).wait_for("int_1")
        self.assertGreater(self.pauses()[-1], 9)

    def test_what_will_never_work_fails_at_once(self) -> None:
        server = self.server(problem(404, "not_found"))
        with self.assertRaises(NotFoundError):
            self.client(server).wait_for("int_1")
        self.assertEqual(len(server.seen), 1)

    def test_its_timeout_ends_the_request_under_way_and_the_wait_can_be_resumed(self) -> None:
        server = self.server(hang, answer(200, DECIDED))
        client = self.client(server)
        with self.assertRaises(WaitTimeoutError) as caught:
            client.wait_for("int_1", timeout_seconds=0.2)
        self.assertIn("0.2 s", str(caught.exception))
        self.assertTrue(server.seen[0].gone.wait(5))
        self.assertEqual(client.wait_for("int_1", timeout_seconds=20), DECIDED)

    def test_its_timeout_ends_pauses_and_quiet_streams_too(self) -> None:
        down = self.server(problem(503, "unavailable"))
        with self.assertRaises(WaitTimeoutError):
            self.client(down).wait_for("int_1", timeout_seconds=0.1)
        quiet = self.server(OpenStream(message(1, "created")))
        heard: List[Any] = []
        with self.assertRaises(WaitTimeoutError):
            self.client(quiet).wait_for("int_1", timeout_seconds=0.3, on_event=heard.append)
        self.assertEqual(len(heard), 1)
        self.assertTrue(quiet.seen[0].gone.wait(5))

    def test_a_clock_that_is_set_meanwhile_changes_nothing(self) -> None:
        server = self.server(answer(200, OPEN, HELD), answer(200, DECIDED))
        days = iter(range(1000))
        with mock.patch.object(time, "time", lambda: next(days) * 86_400.0):
            self.assertEqual(self.client(server).wait_for("int_1", timeout_seconds=60), DECIDED)

    def test_on_event_hears_every_fact_before_the_answer_is_there_and_may_answer_back(self) -> None:
        types = ["created", "changes_requested", "revised", "decided"]
        facts = [message(seq, type) for seq, type in enumerate(types, 1)]
        server = self.server(stream(*facts), answer(200, OPEN), answer(200, DECIDED))
        client = self.client(server)
        heard: List[str] = []
        revising = threading.Thread(
            target=lambda: Countersign(server.url, "k").revise("int_1", note="Better now.")
        )

        def on_event(fact: Any) -> None:
            if fact["type"] == "changes_requested":
                revising.start()
                revising.join()
            heard.append(fact["type"])

        self.assertEqual(client.wait_for("int_1", on_event=on_event), DECIDED)
        self.assertEqual(heard, types)
        self.assertEqual(
            [seen.call for seen in server.seen],
            ["GET /api/intents/int_1/events", "POST /api/intents/int_1/revision", "GET /api/intents/int_1"],
        )
        self.assertEqual(json.loads(server.seen[1].body), {"note": "Better now."})

    def test_what_on_event_raises_ends_the_wait_and_its_stream(self) -> None:
        server = self.server(OpenStream(message(1, "created")))

        def on_event(_: Any) -> None:
            raise RuntimeError("disk full")

        with self.assertRaisesRegex(RuntimeError, "disk full"):
            self.client(server).wait_for("int_1", on_event=on_event)
        self.assertTrue(server.seen[0].gone.wait(5))


class SyncWaiting(Waiting):
    kind = Countersign

    def test_a_coroutine_as_on_event_is_refused_rather_than_never_run(self) -> None:
        async def on_event(_: Any) -> None: ...

        server = self.server(stream(message(1, "created")))
        with self.assertRaisesRegex(TypeError, "AsyncCountersign"):
            self.client(server).wait_for("int_1", on_event=on_event)


class AsyncWaiting(Waiting):
    kind = AsyncCountersign


del World, Waiting

if __name__ == "__main__":
    unittest.main()
