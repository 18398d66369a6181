"""contextlib has this from Python 3.10 on."""

from __future__ import annotations

from typing import AsyncGenerator, Generic, TypeVar

T = TypeVar("T")


class aclosing(Generic[T]):
    """Closes a generator, and the connection that it reads from, as soon as it is left."""

    def __init__(self, items: AsyncGenerator[T, None]) -> None:
        self._items = items

    async def __aenter__(self) -> AsyncGenerator[T, None]:
        return self._items

    async def __aexit__(self, *_: object) -> None:
        await self._items.aclose()
