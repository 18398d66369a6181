"""Against the running server: each method does what it says, and what comes back is what people said."""

from __future__ import annotations

import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, List, Tuple

from countersign import (
    AlreadyDecidedError,
    AsyncCountersign,
    ConflictError,
    Countersign,
    InvalidRequestError,
    NotFoundError,
    ReceiptError,
    WaitTimeoutError,
    WebhookVerificationError,
    is_affirmed,
    verify_receipt,
    verify_webhook,
)

from ..support.world import until
from .people import person
from .support import Live, another, question


class Server(Live):
    def test_an_answer_comes_back_with_its_types_and_a_receipt_that_covers_exactly_that(self) -> None:
        client = self.client()
        intent = client.send_intent(question(editable=["/rows"], state={"thread": "t-42"}))
        person().answer(intent["id"], "approved", edits={"/rows": 5})
        closed = client.wait_for(intent["id"], timeout_seconds=30)
        self.assertTrue(is_affirmed(closed))
        self.assertEqual(closed["state"], {"thread": "t-42"})
        covered = {**intent["payload"], "rows": 5}
        jwks = client.get_jwks()
        verified = verify_receipt(closed, jwks=jwks, outcome="approved", args=covered)
        self.assertEqual((verified["intent"], verified["payload"]), (intent["id"], covered))
        for changed in (intent["payload"], {**covered, "dataset": "customers"}):
            with self.assertRaises(ReceiptError) as caught:
                verify_receipt(closed, jwks=jwks, args=changed)
            self.assertEqual(caught.exception.reason, "arguments_differ")

    def test_a_question_and_a_round_of_changes_are_answered_by_the_waiting_agent(self) -> None:
        client = self.client()
        intent = client.send_intent(question(task_type="review"))
        heard: List[str] = []
        steps = {
            "created": lambda: person().answer(intent["id"], "changes_requested", comment="Only Q1."),
            "changes_requested": lambda: another().revise(
                intent["id"], payload={"rows": 5}, note="Only Q1 now."
            ),
            "revised": lambda: person().answer(intent["id"], "approved"),
        }

        def on_event(fact: Any) -> None:
            heard.append(fact["type"])
            step = steps.pop(fact["type"], None)
            if step:
                step()

        closed = client.wait_for(intent["id"], on_event=on_event, timeout_seconds=60)
        self.assertEqual((closed["outcome"], closed["revision"]), ("approved", 2))
        self.assertEqual(closed["decision"]["payload"], {"rows": 5})
        self.assertEqual(steps, {})
        reported = client.report_result(intent["id"], status="succeeded", summary="5 rows exported.")
        self.assertEqual(reported["result"]["summary"], "5 rows exported.")

    def test_a_comment_reaches_people_and_a_cancellation_ends_it(self) -> None:
        client = self.client()
        id = client.send_intent(question())["id"]
        client.comment(id, "It runs at 18:00 UTC.")
        canceled = client.cancel(id, "No need any more.")
        self.assertEqual((canceled["status"], canceled["outcome"]), ("canceled", None))
        types = [fact["type"] for fact in client.observe(id)]
        self.assertEqual((types[0], types[-1]), ("created", "canceled"))
        self.assertIn("commented", types)

    def test_whoever_comes_second_is_told_who_was_first(self) -> None:
        client = self.client()
        id = client.send_intent(question())["id"]
        person().answer(id, "rejected")
        with self.assertRaises(AlreadyDecidedError) as caught:
            client.cancel(id, "Never mind.")
        self.assertEqual((caught.exception.outcome, caught.exception.decided_by), ("rejected", "Ana"))
        with self.assertRaises(ConflictError):
            client.revise(id, {"note": "Too late."})

    def test_a_deadline_ends_the_wait_and_a_timeout_leaves_the_question_open(self) -> None:
        client = self.client()
        intent = client.send_intent(question(timeout="3s", on_timeout="rejected"))
        with self.assertRaises(WaitTimeoutError):
            client.wait_for(intent["id"], timeout_seconds=0.5)
        self.assertEqual(client.get_intent(intent["id"])["status"], "waiting")
        closed = client.wait_for(intent["id"], timeout_seconds=30)
        self.assertEqual((closed["status"], closed["outcome"]), ("timed_out", "rejected"))
        self.assertFalse(is_affirmed(closed))

    def test_what_the_server_refuses_says_why_and_where(self) -> None:
        client = self.client()
        with self.assertRaises(InvalidRequestError) as caught:
            client.send_intent(question(timeout="soon"))
        self.assertIn("/timeout", [flaw["pointer"] for flaw in caught.exception.errors])
        with self.assertRaises(InvalidRequestError):
            key = question()["title"]
            client.send_intent(question(), idempotency_key=key)
            client.send_intent(question(), idempotency_key=key)
        with self.assertRaises(NotFoundError):
            client.wait_for("int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6")

    def test_evidence_is_downloaded_as_it_was_uploaded(self) -> None:
        client = self.client()
        id = client.send_intent(question(task_type="manual_action"))["id"]
        log = "It ran: größte Menge 😀\n".encode() * 20_000
        file = person().attach(id, "run log.txt", log)
        person().answer(id, "completed", evidence=[{"url": file["url"], "label": "Log"}])
        (evidence,) = client.wait_for(id, timeout_seconds=30)["decision"]["evidence"]
        self.assertEqual(client.download_file(evidence["url"]), log)
        self.assertEqual(client.download_file(file["id"]), log)

    def test_the_servers_webhooks_are_believed_and_changed_ones_are_not(self) -> None:
        received: List[Tuple[bytes, Any]] = []
        hook = receiver(received)
        self.addCleanup(hook.shutdown)
        url = f"http://127.0.0.1:{hook.server_address[1]}/hook"
        address = f"agent://acme/test/{question()['title'][7:20]}"
        made = person("admin@acme.dev").post(
            "/api/agents", {"address": address, "name": "Test", "callback_url": url}
        )
        client = self.client(api_key=made["key"])
        id = client.send_intent(question())["id"]
        person().answer(id, "approved")
        until(lambda: received, 30)
        body, headers = received[0]
        event = verify_webhook(body, headers, ["whsec_b3RoZXI=", made["webhook_secret"]])
        self.assertEqual((event["type"], event["data"]["id"]), ("intent.decided", id))
        self.assertEqual(event["data"]["outcome"], "approved")
        verify_receipt(event["data"], jwks=client.get_jwks(), outcome="approved")
        with self.assertRaises(WebhookVerificationError):
            verify_webhook(body.replace(b'"approved"', b'"rejected"'), headers, made["webhook_secret"])


class SyncServer(Server):
    kind = Countersign


class AsyncServer(Server):
    kind = AsyncCountersign


def receiver(received: List[Tuple[bytes, Any]]) -> ThreadingHTTPServer:
    """Keeps the webhooks that it gets."""

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append((self.rfile.read(int(self.headers["content-length"])), self.headers))
            self.send_response_only(204)
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


del Live, Server

if __name__ == "__main__":
    unittest.main()
