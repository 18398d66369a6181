"""A webhook is believed only once its signature and its time are checked."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
import unittest
from email.message import Message
from typing import Any, Dict, Optional

from countersign import WebhookVerificationError, verify_webhook

from .support.world import DECIDED

KEY = bytes(range(32))
SECRET = "whsec_" + base64.b64encode(KEY).decode()
OTHER = "whsec_" + base64.b64encode(b"another secret of the same length").decode()
NOW = 1_795_000_000
EVENT = {
    "type": "intent.decided",
    "timestamp": "2026-11-18T10:00:00.000Z",
    "data": {**DECIDED, "title": "Größe 😀"},
}
BODY = json.dumps(EVENT, ensure_ascii=False).encode()


def sign(body: bytes, key: bytes = KEY, id: str = "msg_1", at: int = NOW) -> str:
    """
    By the words of the specification: HMAC-SHA256 over `{id}.{timestamp}.{body}`, in base64, after `v1,`.
    """
    mac = hmac.new(key, f"{id}.{at}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(mac.digest()).decode()


def headers(signature: Optional[str] = None, **changed: Any) -> Dict[str, str]:
    given = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(NOW),
        "webhook-signature": signature or sign(BODY),
    }
    given.update({name.replace("_", "-"): value for name, value in changed.items()})
    return {name: value for name, value in given.items() if value is not None}


class Webhooks(unittest.TestCase):
    def refused(
        self, reason: str, body: bytes, sent: Dict[str, str], secret: Any = SECRET, now: float = NOW
    ) -> None:
        with self.assertRaises(WebhookVerificationError) as caught:
            verify_webhook(body, sent, secret, now=now)
        self.assertEqual((caught.exception.reason, caught.exception.code), (reason, "invalid_webhook"))

    def test_the_specifications_own_example_is_believed(self) -> None:
        # https://github.com/standard-webhooks/standard-webhooks, libraries' test vector.
        sent = {
            "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp": "1614265330",
            "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        }
        # Its body is no event of ours, so what is refused is that and not the signature.
        self.refused(
            "not_an_event",
            b'{"test": 2432232314}',
            sent,
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            1614265330,
        )

    def test_what_was_signed_is_believed_as_bytes_or_as_text(self) -> None:
        for body in (BODY, bytearray(BODY), memoryview(BODY), BODY.decode()):
            self.assertEqual(verify_webhook(body, headers(), SECRET, now=NOW), {**EVENT, "id": "msg_1"})

    def test_frameworks_may_write_header_names_as_they_like(self) -> None:
        shouted = {name.upper(): value for name, value in headers().items()}
        message = Message()
        for name, value in headers().items():
            message[name.title()] = value
        for sent in (shouted, message):
            self.assertEqual(verify_webhook(BODY, sent, SECRET, now=NOW)["id"], "msg_1")

    def test_during_a_rotation_either_secret_fits_either_signature(self) -> None:
        both = f"{sign(BODY, b'new')} {sign(BODY)}"
        new = base64.b64encode(b"new").decode()
        for secret in (SECRET, [SECRET], (OTHER, SECRET), iter([new]), new):
            self.assertEqual(verify_webhook(BODY, headers(both), secret, now=NOW)["type"], "intent.decided")

    def test_another_body_id_time_or_secret_is_not(self) -> None:
        self.refused("no_signature_matches", BODY.replace(b"approved", b"rejected"), headers())
        self.refused("no_signature_matches", BODY, headers(webhook_id="msg_2"))
        self.refused("no_signature_matches", BODY, headers(webhook_timestamp=str(NOW + 1)))
        self.refused("no_signature_matches", BODY, headers(), OTHER)
        self.refused("no_signature_matches", BODY, headers(), [])

    def test_signatures_of_other_kinds_do_not_count(self) -> None:
        good = sign(BODY)
        for signature in ("v1a" + good[2:], good[3:], "v1,", good + "x", good[:-2], "v1,ü" + good[3:], ","):
            self.refused("no_signature_matches", BODY, headers(signature))

    def test_what_is_late_or_early_is_a_replay_or_a_wrong_clock(self) -> None:
        self.refused("too_old", BODY, headers(), now=NOW + 301)
        self.refused("too_new", BODY, headers(), now=NOW - 301)
        for now in (NOW + 300, NOW - 300):
            verify_webhook(BODY, headers(), SECRET, now=now)
        verify_webhook(BODY, headers(), SECRET, now=NOW + 3000, tolerance_seconds=3600)

    def test_it_is_measured_by_this_machines_clock(self) -> None:
        at = int(time.time())
        fresh = headers(sign(BODY, at=at), webhook_timestamp=str(at))
        self.assertEqual(verify_webhook(BODY, fresh, SECRET)["id"], "msg_1")
        with self.assertRaises(WebhookVerificationError):
            verify_webhook(BODY, headers(sign(BODY, at=at - 400), webhook_timestamp=str(at - 400)), SECRET)

    def test_a_header_that_is_missing_or_malformed_is_named(self) -> None:
        for name in ("webhook-id", "webhook-timestamp", "webhook-signature"):
            self.refused("missing_header", BODY, {k: v for k, v in headers().items() if k != name})
        for timestamp in ("yesterday", "1e9", "-5", "１７", "9" * 13):
            self.refused("malformed_header", BODY, headers(webhook_timestamp=timestamp))

    def test_what_is_signed_but_no_event_is_refused(self) -> None:
        for body in (
            b"",
            b"null",
            b"[]",
            b"{",
            b'{"type": 1, "data": {}}',
            b'{"type": "intent.decided"}',
            b"\xff",
        ):
            self.refused("not_an_event", body, headers(sign(body)))

    def test_a_secret_that_is_none_is_the_callers_mistake(self) -> None:
        for secret in ("", "whsec_", "whsec_not base64!", ["whsec_ü"]):
            with self.assertRaises(ValueError):
                verify_webhook(BODY, headers(), secret, now=NOW)


if __name__ == "__main__":
    unittest.main()
