"""Following an intent. Each guarantee holds for both clients."""

from __future__ import annotations

import threading
import time
import unittest
from typing import Any, Iterable, List

from countersign import AsyncCountersign, Countersign, NotFoundError, Timing

from .support.server import OpenStream, answer, broken_stream, drop, problem, stream, text
from .support.world import DECIDED, HELD, OPEN, World, fact, message, page, until


def seqs(facts: Iterable[Any]) -> List[int]:
    return [fact["seq"] for fact in facts]


class Observing(World):
    def test_every_fact_comes_once_and_in_order_though_the_stream_is_cut_in_the_middle_of_one(self) -> None:
        third = message(3, "reminded")
        server = self.server(
            broken_stream(message(1, "created"), message(2, "notified"), third[:30]),
            problem(503, "unavailable"),
            drop,
            # This one begins too early.
            stream(message(2, "notified"), third, message(4, "decided"), message(5, "result")),
        )
        self.assertEqual(seqs(self.client(server).observe("int_1")), [1, 2, 3, 4])
        self.assertEqual([seen.headers.get("last-event-id") for seen in server.seen], [None, "2", "2", "2"])

    def test_it_begins_after_what_is_known_already(self) -> None:
        server = self.server(stream(message(7, "claimed"), message(8, "canceled")))
        self.assertEqual(seqs(self.client(server).observe("int_1", after=6)), [7, 8])
        self.assertEqual(server.seen[0].headers["accept"], "text/event-stream")
        self.assertEqual(server.seen[0].headers["last-event-id"], "6")

    def test_it_ends_when_the_intent_was_closed_before_the_beginning(self) -> None:
        server = self.server(stream(), answer(200, DECIDED), answer(200, page()))
        self.assertEqual(list(self.client(server).observe("int_1", after=9)), [])

    def test_a_stream_that_ends_early_is_taken_up_again_and_nothing_is_missed_in_between(self) -> None:
        server = self.server(
            stream(message(1, "created")),
            answer(200, OPEN),
            answer(200, {"items": [fact(2, "claimed")], "next_cursor": "more"}),
            answer(200, page(fact(3, "released"))),
            stream(message(4, "timed_out")),
        )
        self.assertEqual(seqs(self.client(server).observe("int_1")), [1, 2, 3, 4])
        self.assertEqual(
            [seen.call for seen in server.seen],
            [
                "GET /api/intents/int_1/events",
                "GET /api/intents/int_1",
                "GET /api/intents/int_1/events?after=1&limit=100",
                "GET /api/intents/int_1/events?after=2&limit=100",
                "GET /api/intents/int_1/events",
            ],
        )

    def test_a_stream_that_falls_silent_is_replaced(self) -> None:
        server = self.server(OpenStream(message(1, "created")), stream(message(2, "decided")))
        facts = self.client(server, timing=Timing(silence_seconds=0.2)).observe("int_1")
        self.assertEqual(seqs(facts), [1, 2])
        self.assertTrue(server.seen[0].gone.wait(5))
        self.assertEqual(server.seen[1].headers["last-event-id"], "1")

    def test_slow_heartbeats_keep_a_stream_alive(self) -> None:
        slow = OpenStream(message(1, "created"))
        server = self.server(slow)
        facts = self.client(server, timing=Timing(silence_seconds=1)).observe("int_1")
        next(facts)
        started = time.monotonic()

        def beat() -> None:
            for _ in range(5):
                server.seen[0].gone.wait(0.3)
                slow.write(": still here\n\n")
            slow.write(message(2, "decided"))

        threading.Thread(target=beat).start()
        self.assertEqual(next(facts)["seq"], 2)
        self.assertGreater(time.monotonic() - started, 1)
        self.assertEqual(len(server.seen), 1)

    def test_whoever_takes_long_over_a_fact_does_not_lose_the_stream(self) -> None:
        slow = OpenStream(message(1, "created"))
        server = self.server(slow)
        facts = self.client(server, timing=Timing(silence_seconds=0.2)).observe("int_1")
        next(facts)
        self.assertFalse(server.seen[0].gone.wait(0.5))
        slow.write(message(2, "decided"))
        self.assertEqual(next(facts)["seq"], 2)
        self.assertEqual(len(server.seen), 1)

    def test_behind_a_proxy_that_lets_no_stream_through_facts_come_by_long_poll(self) -> None:
        proxies = {
            "holds it back": OpenStream(),
            "turns it into a page": text(200, "<h1>Hello</h1>", {"content-type": "text/html"}),
            "garbles it": stream("data: { garbage\n\n"),
        }
        for what, proxy in proxies.items():
            with self.subTest(what):
                server = self.server(
                    proxy,
                    answer(200, OPEN, HELD),
                    answer(200, page(fact(1, "created"))),
                    answer(200, DECIDED),
                    answer(200, page(fact(2, "decided"), fact(3, "result"))),
                )
                client = self.client(server, timing=Timing(silence_seconds=0.2))
                self.assertEqual(seqs(client.observe("int_1")), [1, 2])
                prefers = [seen.headers.get("prefer") for seen in server.seen]
                self.assertEqual(prefers, [None, "wait=30", None, "wait=30", None])

    def test_a_stream_is_tried_again_after_some_long_polls(self) -> None:
        polls = [answer(200, OPEN), answer(200, page())] * 20
        server = self.server(text(200, "no stream"), *polls, stream(message(1, "decided")))
        self.assertEqual(seqs(self.client(server).observe("int_1")), [1])

    def test_leaving_the_loop_closes_the_connection(self) -> None:
        server = self.server(OpenStream(message(1, "created"), message(2, "claimed")))
        for heard in self.client(server).observe("int_1"):
            if heard["seq"] == 1:
                break
        self.assertTrue(server.seen[0].gone.wait(5))

    def test_what_will_never_work_fails_at_once(self) -> None:
        server = self.server(problem(404, "not_found"))
        with self.assertRaises(NotFoundError):
            list(self.client(server).observe("int_1"))
        self.assertEqual(len(server.seen), 1)

    def test_it_survives_a_restart_of_the_server_on_the_same_port(self) -> None:
        first = self.server(OpenStream(message(1, "created")))
        facts = self.client(first).observe("int_1")
        next(facts)
        first.stop()
        again = self.server(stream(message(2, "decided")), port=first.server_address[1])
        self.assertEqual(next(facts)["seq"], 2)
        until(lambda: again.seen)
        self.assertEqual(again.seen[0].headers["last-event-id"], "1")


class SyncObserving(Observing):
    kind = Countersign


class AsyncObserving(Observing):
    kind = AsyncCountersign


del World, Observing

if __name__ == "__main__":
    unittest.main()
