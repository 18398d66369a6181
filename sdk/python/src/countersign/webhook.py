"""Who sent a webhook, and when: Standard Webhooks."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import time
from typing import Iterable, List, Mapping, Optional, Union, cast

from ._json import parse_json
from .errors import WebhookVerificationError
from .fact import WebhookEvent

_SECONDS = re.compile(r"[0-9]{1,12}")


def verify_webhook(
    body: Union[bytes, bytearray, memoryview, str],
    headers: Mapping[str, str],
    secret: Union[str, Iterable[str]],
    *,
    tolerance_seconds: float = 300,
    now: Optional[float] = None,
) -> WebhookEvent:
    """
    The event that a webhook brought, once it is certain who sent it and when. Give the body as it came,
    before anything parses it, and during a rotation both secrets. `tolerance_seconds` is how far the sender's
    clock, and the way here, may be off; `now` (Unix seconds) is for whoever knows better than this machine.
    Raises a WebhookVerificationError for what is not to be believed, and a ValueError where a secret is none.
    """
    raw = body.encode() if isinstance(body, str) else bytes(body)
    keys = [_key_of(one) for one in ([secret] if isinstance(secret, str) else secret)]
    id = _header(headers, "webhook-id")
    sent_at = _header(headers, "webhook-timestamp")
    if not _SECONDS.fullmatch(sent_at):
        raise WebhookVerificationError("malformed_header", "webhook-timestamp")
    signed = b".".join([id.encode(), sent_at.encode(), raw])
    if not _is_signed(signed, _header(headers, "webhook-signature"), keys):
        raise WebhookVerificationError("no_signature_matches")

    seconds_ago = (time.time() if now is None else now) - int(sent_at)
    if seconds_ago > tolerance_seconds:
        raise WebhookVerificationError("too_old")
    if seconds_ago < -tolerance_seconds:
        raise WebhookVerificationError("too_new")

    event = parse_json(raw)
    if (
        not isinstance(event, dict)
        or not isinstance(event.get("type"), str)
        or not isinstance(event.get("data"), dict)
    ):
        raise WebhookVerificationError("not_an_event")
    return cast(WebhookEvent, {**event, "id": id})


def _header(headers: Mapping[str, str], name: str) -> str:
    """Frameworks differ in how they write names; a dict tells them apart."""
    value = next((value for key, value in headers.items() if key.lower() == name), None)
    if not value:
        raise WebhookVerificationError("missing_header", name)
    return value


def _key_of(secret: str) -> bytes:
    text = secret.strip()
    try:
        key = base64.b64decode(text[len("whsec_") :] if text.startswith("whsec_") else text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise ValueError("A webhook's secret is whsec_ and base64, as it was shown when the agent was made.")
    return key


def _is_signed(signed: bytes, signatures: str, keys: List[bytes]) -> bool:
    """Signatures of other versions are other ecosystems' and are passed over."""
    given = [one[len("v1,") :].encode() for one in signatures.split() if one.startswith("v1,")]
    right = [base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()) for key in keys]
    # No short cut: how long this takes must not tell which pair it was.
    return any([hmac.compare_digest(one, other) for one in given for other in right])
