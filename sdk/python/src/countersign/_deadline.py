"""How long something may still take, by a clock that nobody sets."""

from __future__ import annotations

import time
from typing import Optional


class TimedOut(Exception):
    """A deadline passed before its work was done."""


class Deadline:
    """
    A moment after which waiting ends; never, without seconds. Within another, it ends no later than that.
    """

    def __init__(self, seconds: Optional[float] = None, *, within: Optional[Deadline] = None) -> None:
        self._within = within
        self._at: Optional[float] = None
        if seconds is not None:
            self.restart(seconds)

    def restart(self, seconds: float) -> None:
        """Starts the time anew."""
        self._at = time.monotonic() + seconds

    def remaining(self) -> Optional[float]:
        """Seconds, or None for ever. Raises TimedOut where there are none left."""
        outer = self._within.remaining() if self._within else None
        if self._at is None:
            return outer
        seconds = self._at - time.monotonic()
        if seconds <= 0:
            raise TimedOut
        return seconds if outer is None else min(seconds, outer)
