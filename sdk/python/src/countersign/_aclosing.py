"""contextlib has this from Python 3.10 on."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import AsyncGenerator, AsyncIterator, TypeVar

T = TypeVar("T")


@asynccontextmanager
async def aclosing(items: AsyncGenerator[T, None]) -> AsyncIterator[AsyncGenerator[T, None]]:
    """Closes a generator, and the connection that it reads from, as soon as it is left."""
    try:
        yield items
    finally:
        await items.aclose()
