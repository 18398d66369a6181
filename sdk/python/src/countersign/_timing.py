"""How long the client waits for what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """In seconds. The defaults suit the server's own timing."""

    first_pause_seconds: float = 0.5
    """The most that the first pause between attempts may last; each further one may last twice as long."""
    longest_pause_seconds: float = 10
    """Where the doubling ends."""
    request_seconds: float = 15
    """How long an answer may take, on top of the time that the server was asked to hold it."""
    hold_seconds: int = 30
    """How long the server is asked to hold a long poll."""
    silence_seconds: float = 45
    """
    How long a stream may be silent before it is taken for dead; the server sends a heartbeat every 15 s.
    """
