"""Each snippet of README.md runs as it stands, against the running server."""

from __future__ import annotations

import contextlib
import io
import os
import re
import threading
import time
import unittest
from pathlib import Path
from typing import Any, Dict, List
from unittest import mock

from countersign import Countersign, is_affirmed

from ..test_webhook import BODY, KEY, SECRET, headers, sign
from .people import URL, person
from .support import SOON, question

README = Path(__file__).parents[2] / "README.md"
SNIPPETS = re.findall(r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def code(n: int) -> str:
    """A snippet at the server that runs here."""
    return SNIPPETS[n].replace("http://localhost:3000", URL)


class Readme(unittest.TestCase):
    def setUp(self) -> None:
        self.client = Countersign(URL, os.environ["COUNTERSIGN_API_KEY"], timing=SOON)

    def run_snippet(self, n: int, **given: Any) -> Dict[str, Any]:
        """What the snippet defines, given what the text around it supposes."""
        exec(compile(code(n), f"README.md, snippet {n + 1}", "exec"), given)
        return given

    def answering(self, id: str, answers: Dict[str, Any]) -> None:
        """People answer each fact of that type, once."""

        def answer() -> None:
            for fact in self.client.observe(id):
                answers.pop(fact["type"], lambda: None)()

        answering = threading.Thread(target=answer)
        answering.start()
        self.addCleanup(answering.join)

    def next_question(self) -> None:
        """Ana approves the next question about customers_q1 that is asked."""
        known = {intent["id"] for intent in self.client.list_intents(limit=100)["items"]}

        def approve() -> None:
            while True:
                new = [
                    each for each in self.client.list_intents(limit=100)["items"] if each["id"] not in known
                ]
                if new:
                    person().answer(new[0]["id"], "approved")
                    return

        approving = threading.Thread(target=approve)
        approving.start()
        self.addCleanup(approving.join)

    def test_there_is_a_test_for_each_snippet(self) -> None:
        self.assertEqual(len(SNIPPETS), 6)

    def test_asking_and_waiting(self) -> None:
        exported: List[Any] = []
        self.next_question()
        self.run_snippet(0, export_customers=exported.append)
        self.assertEqual(exported, [{"dataset": "customers_q1", "pii_detected": True}])

    def test_asyncio(self) -> None:
        self.next_question()
        with contextlib.redirect_stdout(io.StringIO()) as said:
            self.run_snippet(1, os=os, is_affirmed=is_affirmed)
        self.assertEqual(said.getvalue(), "True\n")

    def test_changes_and_questions(self) -> None:
        intent = self.client.send_intent(question(task_type="review"))
        self.answering(
            intent["id"],
            {
                "created": lambda: person().answer(intent["id"], "changes_requested", comment="Only Q1."),
                "revised": lambda: person().ask(intent["id"], "When?"),
            },
        )

        def approve_once_answered() -> None:
            for fact in self.client.observe(intent["id"]):
                if fact["type"] == "commented" and fact["actor"]["type"] == "agent":
                    person().answer(intent["id"], "approved")

        approving = threading.Thread(target=approve_once_answered)
        approving.start()
        self.addCleanup(approving.join)
        self.run_snippet(2, client=self.client, intent=intent)
        closed = self.client.get_intent(intent["id"])
        self.assertEqual((closed["outcome"], closed["payload"]), ("approved", {"quarter": "Q1"}))
        self.assertEqual(closed["result"]["status"] if closed["result"] else None, "succeeded")

    def test_following(self) -> None:
        intent = self.client.send_intent(question())
        self.client.cancel(intent["id"], "No need.")
        facts = [f"{fact['seq']} {fact['type']}" for fact in self.client.list_events(intent["id"])["items"]]
        with contextlib.redirect_stdout(io.StringIO()) as said:
            self.run_snippet(3, client=self.client, intent=intent, last_seq=int(facts[0].split()[0]))
        closing = [fact.endswith(" canceled") for fact in facts].index(True)
        self.assertEqual(said.getvalue().splitlines(), facts[1 : closing + 1])

    def test_webhooks(self) -> None:
        resumed: List[Any] = []
        at = int(time.time())
        body = BODY.replace(b'"outcome"', b'"state": {"thread": "t-42"}, "outcome"', 1)
        sent = headers(sign(body, KEY, at=at), webhook_timestamp=str(at))
        with mock.patch.dict(os.environ, COUNTERSIGN_WEBHOOK_SECRET=SECRET):
            receive = self.run_snippet(4, os=os, resume=lambda state, _: resumed.append(state))["receive"]
            self.assertEqual((receive(body, sent), receive(body + b" ", sent)), (204, 400))
        self.assertEqual(resumed, [{"thread": "t-42"}])

    def test_receipts(self) -> None:
        asked = self.client.send_intent(question())
        person().answer(asked["id"], "approved")
        intent = self.client.wait_for(asked["id"])
        exported: List[Any] = []
        given = {"client": self.client, "intent": intent, "export_customers": exported.append}
        self.run_snippet(5, **given, arguments=asked["payload"])
        self.assertEqual(exported, [asked["payload"]])
        with self.assertRaisesRegex(Exception, "What is about to be done is not what was decided"):
            self.run_snippet(5, **given, arguments={"dataset": "everything"})


if __name__ == "__main__":
    unittest.main()
