"""What holds for the asyncio client alone: it can be cancelled at any moment, and shares its loop."""

from __future__ import annotations

import asyncio
import unittest
from typing import Any, List

from countersign import AsyncCountersign, Countersign, Fact, WaitTimeoutError

from .support.server import OpenStream, Scripted, answer, hang, problem, stream
from .support.world import DECIDED, OPEN, message, until


class Cancelling(unittest.IsolatedAsyncioTestCase):
    def server(self, *script: Any) -> Scripted:
        server = Scripted(*script)
        self.addCleanup(server.stop)
        return server

    async def cancelled(self, work: Any, condition: Any) -> None:
        """Begins the work, cancels it when the condition has come true, and expects it to end at once."""
        task = asyncio.ensure_future(work)
        await asyncio.get_running_loop().run_in_executor(None, until, condition)
        task.cancel()
        done, _ = await asyncio.wait({task}, timeout=1)
        self.assertTrue(done and task.cancelled())

    async def gone(self, server: Scripted) -> None:
        """The connection is closed before the loop ends."""
        closed = await asyncio.get_running_loop().run_in_executor(None, server.seen[0].gone.wait, 5)
        self.assertTrue(closed)

    async def test_cancelling_a_poll_closes_its_connection(self) -> None:
        server = self.server(hang)
        await self.cancelled(AsyncCountersign(server.url, "k").wait_for("int_1"), lambda: server.seen)
        await self.gone(server)

    async def test_cancelling_a_quiet_stream_closes_its_connection(self) -> None:
        server = self.server(OpenStream(message(1, "created")))
        heard: List[Fact] = []
        client = AsyncCountersign(server.url, "k")
        await self.cancelled(client.wait_for("int_1", on_event=heard.append), lambda: heard)
        await self.gone(server)

    async def test_cancelling_a_pause_ends_it_and_nothing_is_sent_any_more(self) -> None:
        server = self.server(problem(503, "unavailable", {"retry-after": "60"}))
        retries: List[Any] = []
        client = AsyncCountersign(server.url, "k", on_retry=retries.append)
        await self.cancelled(client.wait_for("int_1"), lambda: retries)
        self.assertEqual(len(server.seen), 1)

    async def test_cancelling_does_not_wait_for_an_on_event_that_hangs(self) -> None:
        server = self.server(OpenStream(message(1, "created")))
        stuck = asyncio.Event()

        async def on_event(_: Fact) -> None:
            stuck.set()
            await asyncio.Event().wait()

        await self.cancelled(
            AsyncCountersign(server.url, "k").wait_for("int_1", on_event=on_event), stuck.is_set
        )
        await self.gone(server)

    async def test_a_timeout_does_not_wait_for_an_on_event_that_hangs(self) -> None:
        server = self.server(OpenStream(message(1, "created")))

        async def on_event(_: Fact) -> None:
            await asyncio.Event().wait()

        with self.assertRaises(WaitTimeoutError):
            await AsyncCountersign(server.url, "k").wait_for("int_1", on_event=on_event, timeout_seconds=0.2)
        await self.gone(server)

    async def test_asyncio_wait_for_bounds_it_as_it_does_anything(self) -> None:
        server = self.server(hang)
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(AsyncCountersign(server.url, "k").wait_for("int_1"), 0.2)
        await self.gone(server)

    async def test_leaving_the_loop_closes_the_connection(self) -> None:
        server = self.server(OpenStream(message(1, "created"), message(2, "claimed")))
        async for fact in AsyncCountersign(server.url, "k").observe("int_1"):
            if fact["seq"] == 1:
                break
        await self.gone(server)


class Sharing(unittest.TestCase):
    def test_a_cancellation_at_any_step_is_never_swallowed(self) -> None:
        server = Scripted(answer(200, OPEN))
        self.addCleanup(server.stop)

        async def main() -> None:
            client = AsyncCountersign(server.url, "k")
            steps, finished = 0, 0
            while finished < 3:
                task = asyncio.ensure_future(client.get_intent("int_1"))
                for _ in range(steps):
                    await asyncio.sleep(0)
                asked = not task.done() and task.cancel()
                await asyncio.wait({task})
                self.assertEqual(task.cancelled(), asked, f"after {steps} steps")
                steps, finished = steps + 1, finished + (not asked)

        asyncio.run(main())

    def test_a_hundred_waits_run_side_by_side_and_each_gets_its_own_answer(self) -> None:
        def echo(exchange: Any) -> None:
            id = exchange.path.rpartition("/")[2]
            answer(200, {**DECIDED, "id": id})(exchange)

        server = Scripted(echo)
        self.addCleanup(server.stop)
        client = AsyncCountersign(server.url, "k")

        async def main() -> Any:
            return await asyncio.gather(*(client.wait_for(f"int_{n}") for n in range(100)))

        self.assertEqual([intent["id"] for intent in asyncio.run(main())], [f"int_{n}" for n in range(100)])

    def test_loops_one_after_the_other_may_share_a_client(self) -> None:
        server = Scripted(answer(200, OPEN))
        self.addCleanup(server.stop)
        client = AsyncCountersign(server.url, "k")
        for _ in range(2):
            self.assertEqual(asyncio.run(client.get_intent("int_1")), OPEN)

    def test_on_event_may_be_a_coroutine_that_answers_back(self) -> None:
        server = Scripted(
            stream(message(1, "changes_requested"), message(2, "decided")),
            answer(200, OPEN),
            answer(200, DECIDED),
        )
        self.addCleanup(server.stop)
        client = AsyncCountersign(server.url, "k")

        async def on_event(fact: Fact) -> None:
            if fact["type"] == "changes_requested":
                await client.revise("int_1", note="Better now.")

        self.assertEqual(asyncio.run(client.wait_for("int_1", on_event=on_event)), DECIDED)
        self.assertEqual(server.seen[1].call, "POST /api/intents/int_1/revision")

    def test_the_synchronous_client_works_where_a_loop_runs(self) -> None:
        server = Scripted(stream(message(1, "decided")), answer(200, DECIDED))
        self.addCleanup(server.stop)

        async def main() -> Any:
            client = Countersign(server.url, "k")
            return [fact["seq"] for fact in client.observe("int_1")], client.wait_for("int_1")

        self.assertEqual(asyncio.run(main()), ([1], DECIDED))


if __name__ == "__main__":
    unittest.main()
