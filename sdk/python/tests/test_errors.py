"""What a call raises that went wrong for good, and what the error tells. Each guarantee holds for both clients."""

from __future__ import annotations

import unittest

from countersign import (
    AccessDeniedError,
    AlreadyDecidedError,
    AsyncCountersign,
    ConflictError,
    ConnectionFailedError,
    Countersign,
    CountersignError,
    InvalidRequestError,
    NotFoundError,
    RateLimitedError,
    ServerError,
)

from .support.server import answer, hang, problem, text
from .support.world import OPEN, QUESTION, World


class Errors(World):
    def test_a_server_that_is_not_there_is_an_error_with_its_cause(self) -> None:
        server = self.server(hang)
        server.stop()
        with self.assertRaises(ConnectionFailedError) as caught:
            self.client(server, retries=0).get_intent("int_1")
        self.assertEqual((caught.exception.status, caught.exception.code), (0, "no_answer"))
        self.assertIsInstance(caught.exception.__cause__, OSError)

    def test_a_redirect_is_not_followed_so_that_the_key_stays_here(self) -> None:
        elsewhere = self.server(answer(200, OPEN))
        server = self.server(text(301, "", {"location": elsewhere.url}))
        with self.assertRaises(CountersignError) as caught:
            self.client(server).send_intent(QUESTION)
        self.assertEqual((caught.exception.status, caught.exception.transient), (301, False))
        self.assertEqual((len(server.seen), len(elsewhere.seen)), (1, 0))

    def test_every_refusal_has_its_class(self) -> None:
        classes = {
            400: InvalidRequestError,
            401: AccessDeniedError,
            403: AccessDeniedError,
            404: NotFoundError,
            409: ConflictError,
            412: ConflictError,
            413: InvalidRequestError,
            418: CountersignError,
            422: InvalidRequestError,
            429: RateLimitedError,
            500: ServerError,
        }
        for status, expected in classes.items():
            with self.subTest(status), self.assertRaises(CountersignError) as caught:
                self.client(self.server(problem(status, "why")), retries=0).get_intent("int_1")
            self.assertIs(type(caught.exception), expected)
            self.assertEqual((caught.exception.status, caught.exception.code), (status, "why"))

    def test_an_error_says_what_is_wrong_where(self) -> None:
        flaws = [{"detail": "must be a duration", "pointer": "/timeout"}]
        server = self.server(problem(400, "invalid_request", errors=flaws))
        with self.assertRaises(InvalidRequestError) as caught:
            self.client(server).send_intent(QUESTION)
        self.assertEqual(str(caught.exception), "It was invalid_request.\n/timeout: must be a duration")
        self.assertEqual(caught.exception.errors, flaws)

    def test_whoever_comes_second_is_told_who_was_first(self) -> None:
        first = {
            "outcome": "approved",
            "decided_by": {"name": "Ana"},
            "decided_at": "2026-11-22T10:00:00.000Z",
        }
        server = self.server(problem(409, "already_decided", **first))
        with self.assertRaises(AlreadyDecidedError) as caught:
            self.client(server).cancel("int_1", "No need any more.")
        error = caught.exception
        self.assertIsInstance(error, ConflictError)
        self.assertEqual((error.outcome, error.decided_by), ("approved", "Ana"))
        self.assertEqual(error.decided_at, "2026-11-22T10:00:00.000Z")


class SyncErrors(Errors):
    kind = Countersign


class AsyncErrors(Errors):
    kind = AsyncCountersign


del World, Errors

if __name__ == "__main__":
    unittest.main()
