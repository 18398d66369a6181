"""One call to the server, through whatever happens to it. Each guarantee holds for both clients."""

from __future__ import annotations

import json
import os
import unittest
from typing import List
from unittest import mock

from countersign import (
    AsyncCountersign,
    Countersign,
    RateLimitedError,
    Retry,
    ServerError,
    Timing,
)

from .support.server import answer, chunked, cut_short, drop, hang, problem, raw, text
from .support.world import DECIDED, OPEN, QUESTION, World, page

BODY = json.dumps(OPEN).encode()


class Requests(World):
    def test_people_are_asked_once_whatever_goes_wrong(self) -> None:
        troubles = {
            "the connection is dropped after the question was stored": drop,
            "the answer is cut short": cut_short,
            "the first request is still running": problem(409, "idempotency_in_flight"),
            "the server is not ready": problem(503, "unavailable"),
            "a proxy answers with a page of its own": text(502, "<h1>Bad gateway</h1>"),
            "something else answers": text(200, "<h1>We'll be right back</h1>"),
            "no HTTP is spoken": raw(b"SSH-2.0-OpenSSH_9.7\r\n\r\n"),
            "a chunk is cut short": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"),
            "chunks are nonsense": raw(
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n0\r\n\r\n"
            ),
            "the head is cut short": raw(b"HTTP/1.1 200 OK\r\nContent-"),
        }
        for what, trouble in troubles.items():
            with self.subTest(what):
                server = self.server(trouble, answer(200, OPEN, {"idempotent-replayed": "true"}))
                self.assertEqual(self.client(server).send_intent(QUESTION), OPEN)
                first, second = server.seen
                self.assertEqual(first.call, "POST /api/intents")
                self.assertRegex(first.headers["idempotency-key"], r"^[\w-]{20,255}$")
                self.assertEqual(second.headers["idempotency-key"], first.headers["idempotency-key"])
                self.assertEqual(second.body, first.body)
                self.assertEqual(json.loads(first.body), QUESTION)

    def test_two_questions_never_share_a_key_and_the_callers_own_is_kept(self) -> None:
        server = self.server(answer(201, OPEN))
        client = self.client(server)
        client.send_intent(QUESTION)
        client.send_intent(**QUESTION)
        client.send_intent(QUESTION, title="Both", idempotency_key="order-7")
        keys = [seen.headers["idempotency-key"] for seen in server.seen]
        self.assertEqual(len(set(keys)), 3)
        self.assertEqual(keys[2], "order-7")
        self.assertEqual([json.loads(seen.body).get("title") for seen in server.seen], [None, None, "Both"])

    def test_answers_are_read_however_they_are_framed(self) -> None:
        head = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"
        framings = {
            "in chunks": chunked(BODY[:7], BODY[7:8], BODY[8:]),
            "until the connection ends": raw(head + b"\r\n" + BODY),
            "by HTTP/1.0": raw(b"HTTP/1.0 200 OK\r\n\r\n" + BODY),
            "without a reason": raw(b"HTTP/1.1 200\r\ncontent-length: %d\r\n\r\n" % len(BODY) + BODY),
        }
        for how, framing in framings.items():
            with self.subTest(how):
                self.assertEqual(self.client(self.server(framing), retries=0).get_intent("int_1"), OPEN)

    def test_retry_after_is_respected_in_seconds_or_as_a_date_by_the_servers_own_clock(self) -> None:
        date = {"date": "Sun, 22 Nov 2020 10:00:00 GMT", "retry-after": "Sun, 22 Nov 2020 10:00:09 GMT"}
        server = self.server(
            problem(429, "rate_limited", {"retry-after": "7"}),
            problem(503, "unavailable", date),
            problem(503, "unavailable", {"retry-after": "soon"}),
            answer(201, OPEN),
        )
        self.client(server).send_intent(QUESTION)
        first, second, third = self.pauses()
        self.assertEqual(int(first), 7)
        self.assertTrue(9 <= second <= 10, second)
        self.assertLess(third, 2)

    def test_a_wait_of_more_than_a_minute_is_left_to_the_caller(self) -> None:
        server = self.server(problem(429, "rate_limited", {"retry-after": "3600"}))
        with self.assertRaises(RateLimitedError) as caught:
            self.client(server).send_intent(QUESTION)
        self.assertEqual(caught.exception.retry_after_seconds, 3600)
        self.assertTrue(caught.exception.transient)
        self.assertEqual(len(server.seen), 1)

    def test_a_failure_that_does_not_pass_is_raised_in_the_end_and_was_reported_each_time(self) -> None:
        server = self.server(problem(503, "unavailable"))
        told: List[Retry] = []
        client = self.client(server, retries=3, on_retry=told.append)
        with self.assertRaises(ServerError):
            client.send_intent(QUESTION)
        self.assertEqual(len(server.seen), 4)
        self.assertEqual([pause for _, pause in told], self.pauses())

    def test_a_request_that_is_never_answered_is_given_up_and_repeated(self) -> None:
        server = self.server(hang, answer(200, OPEN))
        client = self.client(server, timing=Timing(request_seconds=0.2))
        self.assertEqual(client.get_intent("int_1"), OPEN)
        self.assertTrue(server.seen[0].gone.wait(5))

    def test_an_answer_that_trickles_is_given_up_too(self) -> None:
        def trickle(exchange):
            exchange.head(200, {"content-length": "1000"})
            while True:
                exchange.send(b" ")
                if server.seen[0].gone.wait(0.02):
                    return

        server = self.server(trickle, answer(200, OPEN))
        client = self.client(server, timing=Timing(request_seconds=0.2))
        self.assertEqual(client.get_intent("int_1"), OPEN)

    def test_each_method_calls_what_the_api_has(self) -> None:
        server = self.server(
            *[answer(200, OPEN)] * 4, answer(200, page(OPEN)), answer(200, page()), text(200, "bytes")
        )
        client = self.client(server)
        client.comment("int_1", "It runs at 18:00.", reply_to=4)
        client.revise("int_1", note="Only Q1.", payload={"rows": 5})
        client.cancel("int_1", "No need.")
        client.report_result("int_1", {"status": "succeeded", "summary": "Done."})
        self.assertEqual(client.list_intents(status=["waiting", "decided"], q="a b&c", limit=5), page(OPEN))
        self.assertEqual(client.list_events("int_1", after=3), page())
        self.assertEqual(client.download_file("https://elsewhere.example/api/files/fil_7?x=1"), b"bytes")
        self.assertEqual(
            [seen.call for seen in server.seen],
            [
                "POST /api/intents/int_1/comments",
                "POST /api/intents/int_1/revision",
                "POST /api/intents/int_1/cancellation",
                "POST /api/intents/int_1/result",
                "GET /api/intents?status=waiting%2Cdecided&q=a+b%26c&limit=5",
                "GET /api/intents/int_1/events?after=3",
                "GET /api/files/fil_7",
            ],
        )
        self.assertEqual(
            [json.loads(seen.body) for seen in server.seen[:4]],
            [
                {"body": "It runs at 18:00.", "reply_to": 4},
                {"note": "Only Q1.", "payload": {"rows": 5}},
                {"reason": "No need."},
                {"status": "succeeded", "summary": "Done."},
            ],
        )
        for seen in server.seen:
            self.assertEqual(seen.headers["authorization"], "Bearer csk_test")

    def test_a_server_in_a_folder_is_found_there(self) -> None:
        server = self.server(answer(200, DECIDED))
        self.client(server, base_url=f"{server.url}/countersign/").get_intent("int_1")
        self.assertEqual(server.seen[0].call, "GET /countersign/api/intents/int_1")
        self.assertEqual(server.seen[0].headers["host"], server.url[len("http://") :])

    def test_what_would_lead_elsewhere_is_refused_before_anything_is_sent(self) -> None:
        server = self.server(answer(200, OPEN))
        client = self.client(server)
        for id in ("", "..", "a/b", "int_1?x", "int_1#x", "int_1\r\nx: y", "ä"):
            with self.subTest(id), self.assertRaises(ValueError):
                client.get_intent(id)
        for key in ("", "ä", "a\r\nx: y", "x" * 256):
            with self.subTest(key), self.assertRaises(ValueError):
                client.send_intent(QUESTION, idempotency_key=key)
        with self.assertRaises(ValueError):
            client.send_intent(intent_type="demo.v1", payload={"amount": float("nan")})
        self.assertEqual(server.seen, [])

    def test_a_client_without_an_address_or_a_key_says_what_is_missing(self) -> None:
        for options in (
            {"base_url": "ftp://x", "api_key": "k"},
            {"base_url": "localhost:3000", "api_key": "k"},
        ):
            with self.assertRaisesRegex(ValueError, "http"):
                self.kind(**options)
        with mock.patch.dict(os.environ):
            os.environ.pop("COUNTERSIGN_API_KEY", None)
            with self.assertRaisesRegex(ValueError, "COUNTERSIGN_API_KEY"):
                self.kind("http://localhost:3000")
            os.environ["COUNTERSIGN_API_KEY"] = "csk_environment"
            self.kind("http://localhost:3000")
        with self.assertRaisesRegex(ValueError, "api_key"):
            self.kind("http://localhost:3000", "csk_\r\nx: y")


class SyncRequests(Requests):
    kind = Countersign


class AsyncRequests(Requests):
    kind = AsyncCountersign


del World, Requests

if __name__ == "__main__":
    unittest.main()
