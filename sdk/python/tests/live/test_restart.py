"""
Against the running server: it is killed, comes back on the same database, and whoever waits goes on waiting.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import unittest
from typing import Any, Dict, List

from countersign import AsyncCountersign, Countersign, Retry

from ..support.world import until
from .people import URL, person
from .support import SOON, question

KEY = os.environ["COUNTERSIGN_API_KEY"]


class Restart(unittest.TestCase):
    def test_both_clients_outlive_a_server_that_is_killed(self) -> None:
        client = Countersign(URL, KEY, timing=SOON, retries=300)
        ids = [client.send_intent(question())["id"] for _ in range(2)]
        retries: List[Retry] = []
        closed: Dict[str, Any] = {}
        heard: Dict[str, List[Any]] = {id: [] for id in ids}

        def wait() -> None:
            waiting = Countersign(URL, KEY, timing=SOON, on_retry=retries.append)
            closed[ids[0]] = waiting.wait_for(ids[0], on_event=heard[ids[0]].append, timeout_seconds=120)

        async def wait_too() -> None:
            waiting = AsyncCountersign(URL, KEY, timing=SOON, on_retry=retries.append)
            whole = waiting.wait_for(ids[1], on_event=heard[ids[1]].append, timeout_seconds=120)
            _, closed[ids[1]] = await asyncio.gather(waiting.get_intent(ids[1]), whole)

        targets = (wait, lambda: asyncio.run(wait_too()))
        threads = [threading.Thread(target=target, daemon=True) for target in targets]
        for thread in threads:
            thread.start()
        until(lambda: all(heard.values()), 30)
        ana = person()
        os.kill(int(os.environ["COUNTERSIGN_TEST_SERVER_PID"]), signal.SIGKILL)
        until(lambda: len(retries) >= 2, 30)
        for id in ids:
            client.comment(id, "Still there?")  # sent again until the server is back
            ana.answer(id, "approved")
        for thread in threads:
            thread.join(90)
        for id in ids:
            self.assertEqual(closed[id]["outcome"], "approved")
            known = client.list_events(id)["items"]
            self.assertEqual(heard[id], known[: len(heard[id])])
            self.assertIn("commented", [fact["type"] for fact in heard[id]])


if __name__ == "__main__":
    unittest.main()
