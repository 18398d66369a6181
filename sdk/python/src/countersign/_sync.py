"""
Runs coroutines that never suspend, because what they wait for blocks. No event loop is needed, or disturbed.
"""

from __future__ import annotations

from typing import Any, AsyncGenerator, Coroutine, Iterator, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """What the coroutine returns."""
    try:
        work.send(None)
    except StopIteration as finished:
        result: T = finished.value
        return result
    work.close()
    raise RuntimeError("A blocking call suspended.")


def iterate(items: AsyncGenerator[T, None]) -> Iterator[T]:
    """The items one after the other. Leaving the loop closes the generator, and what it reads from."""
    try:
        while True:
            try:
                item = run(_next_of(items))
            except StopAsyncIteration:
                return
            yield item
    finally:
        run(_close(items))


async def _next_of(items: AsyncGenerator[T, None]) -> T:
    return await items.__anext__()


async def _close(items: AsyncGenerator[T, None]) -> None:
    await items.aclose()
