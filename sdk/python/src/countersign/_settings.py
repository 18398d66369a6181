"""Where the server is, who is calling, and how patiently."""

from __future__ import annotations

import os
import ssl
from typing import Callable, Optional

from ._address import Address, address_of
from ._backoff import Retry
from ._http import Http
from ._timing import Timing
from ._transport import Transport
from ._version import VERSION


def http_of(
    transport: Callable[[Address], Transport],
    base_url: Optional[str],
    api_key: Optional[str],
    retries: int,
    on_retry: Optional[Callable[[Retry], object]],
    timing: Optional[Timing],
    ssl_context: Optional[ssl.SSLContext],
) -> Http:
    """Raises ValueError where the address or the key is missing or malformed."""
    address = address_of(_given(base_url, "COUNTERSIGN_URL", "base_url"), ssl_context)
    key = _given(api_key, "COUNTERSIGN_API_KEY", "api_key")
    if not key.isascii() or not key.isprintable():
        raise ValueError("The api_key has characters that no key has.")
    headers = {
        "accept": "application/json",
        "accept-encoding": "identity",
        "authorization": f"Bearer {key}",
        "connection": "close",
        "user-agent": f"countersign-python/{VERSION}",
    }
    return Http(transport(address), headers, timing or Timing(), retries, on_retry or _ignore)


def _given(value: Optional[str], variable: str, option: str) -> str:
    value = value or os.environ.get(variable)
    if value:
        return value
    raise ValueError(f"Countersign needs {option}: pass it, or set {variable}.")


def _ignore(_: Retry) -> None:
    """Retries are nobody's business unless somebody asks."""
