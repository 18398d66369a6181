"""What went wrong between us and the server, in words."""

from __future__ import annotations

import ssl

from .errors import ConnectionFailedError


def failure_of(error: Exception) -> ConnectionFailedError:
    """The error of an attempt that got no answer."""
    reason = str(error) or type(error).__name__
    if isinstance(error, ssl.SSLCertVerificationError):
        return ConnectionFailedError(f"The server's certificate is not trusted: {reason}", passes=False)
    return ConnectionFailedError(f"The server could not be reached: {reason}")
