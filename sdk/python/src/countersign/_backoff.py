"""Pauses between attempts."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Callable, NamedTuple

from ._deadline import Deadline
from ._timing import Timing
from ._transport import Transport
from .errors import CountersignError


class Retry(NamedTuple):
    """An attempt that failed and will be repeated."""

    error: CountersignError
    pause_seconds: float
    """How long the client pauses before it tries again."""


@dataclass(frozen=True)
class Limits:
    """What is too much."""

    retries: float
    """Attempts after the first."""
    longest_retry_after_seconds: float
    """The longest `Retry-After` that is sat out."""


FOR_EVER = Limits(retries=math.inf, longest_retry_after_seconds=math.inf)


class Backoff:
    """Exponential, with full jitter, so that a thousand clients don't come back at once."""

    def __init__(
        self,
        transport: Transport,
        timing: Timing,
        limits: Limits,
        on_retry: Callable[[Retry], object],
        deadline: Deadline,
    ) -> None:
        self._transport = transport
        self._timing = timing
        self._limits = limits
        self._on_retry = on_retry
        self._deadline = deadline
        self._pauses = 0

    def reset(self) -> None:
        """Something was achieved, so the next pause is a short one again."""
        self._pauses = 0

    async def pause(self) -> None:
        """Pauses before the next attempt."""
        await self._sleep(self._next_seconds())

    async def ride_out(self, error: CountersignError) -> None:
        """Pauses after a failure; raises it where another attempt would be no use or too many."""
        retry_after_seconds = error.retry_after_seconds or 0.0
        exhausted = self._pauses >= self._limits.retries
        if not error.transient or exhausted or retry_after_seconds > self._limits.longest_retry_after_seconds:
            raise error
        pause_seconds = retry_after_seconds + self._next_seconds()
        self._on_retry(Retry(error, pause_seconds))
        await self._sleep(pause_seconds)

    async def _sleep(self, seconds: float) -> None:
        remaining = self._deadline.remaining()
        await self._transport.sleep(seconds if remaining is None else min(seconds, remaining))
        self._deadline.remaining()

    def _next_seconds(self) -> float:
        most = min(
            self._timing.longest_pause_seconds,
            self._timing.first_pause_seconds * 2.0 ** min(self._pauses, 64),
        )
        self._pauses += 1
        return random.random() * most
