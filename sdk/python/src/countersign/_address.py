"""Where the server is."""

from __future__ import annotations

import ssl
from typing import NamedTuple, Optional
from urllib.parse import urlsplit


class Address(NamedTuple):
    """A server, and the folder of it where the API begins."""

    host: str
    port: int
    authority: str
    """As the Host header has it."""
    prefix: str
    tls: Optional[ssl.SSLContext]


def address_of(base_url: str, context: Optional[ssl.SSLContext]) -> Address:
    """Raises ValueError where it is no http or https address."""
    url = urlsplit(base_url)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError(f"{base_url} must begin with http:// or https:// and name a host")
    is_tls = url.scheme == "https"
    host = url.hostname.encode("idna").decode() if not url.hostname.isascii() else url.hostname
    bracketed = f"[{host}]" if ":" in host else host
    return Address(
        host=host,
        port=url.port or (443 if is_tls else 80),
        authority=bracketed if url.port is None else f"{bracketed}:{url.port}",
        prefix=url.path.rstrip("/"),
        tls=(context or ssl.create_default_context()) if is_tls else None,
    )
