"""Compact JWS, as receipts are."""

from __future__ import annotations

import base64
import re
from typing import Any, Mapping, NamedTuple

from ._json import parse_json
from .errors import ReceiptError

_BASE64URL = re.compile(r"[A-Za-z0-9_-]*")


class Jws(NamedTuple):
    """A signed text whose signature is still to be proved."""

    kid: str
    signed: bytes
    signature: bytes
    payload: Any


def parse_receipt(receipt: str) -> Jws:
    """
    Raises a ReceiptError where it is none: other tokens that the same key may have signed are not receipts.
    """
    parts = receipt.split(".") if isinstance(receipt, str) else []
    if len(parts) != 3 or not all(map(_BASE64URL.fullmatch, parts)):
        raise ReceiptError("malformed")
    head, payload, signature = map(_decoded, parts)
    header = parse_json(head)
    if not isinstance(header, dict) or not isinstance(header.get("kid"), str):
        raise ReceiptError("malformed")
    if header.get("alg") != "EdDSA" or header.get("typ") != "countersign-receipt+jwt" or "crit" in header:
        raise ReceiptError("malformed")
    return Jws(header["kid"], f"{parts[0]}.{parts[1]}".encode(), signature, parse_json(payload))


def key_in(jwks: Mapping[str, Any], kid: str) -> bytes:
    """The raw Ed25519 key of that name. Raises a ReceiptError where there is none."""
    for key in jwks["keys"]:
        if key.get("kid") == kid and key.get("kty") == "OKP" and key.get("crv") == "Ed25519":
            return _decoded(key["x"])
    raise ReceiptError("unknown_key")


def is_signed_by(jws: Jws, key: bytes) -> bool:
    """Raises an ImportError where `cryptography` is not installed."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError as error:
        raise ImportError("verify_receipt needs cryptography: pip install 'countersign[receipts]'") from error
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(jws.signature, jws.signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def _decoded(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise ReceiptError("malformed") from None
