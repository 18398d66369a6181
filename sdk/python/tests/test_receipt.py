"""A receipt proves exactly what was asked and answered, or nothing."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import subprocess
import sys
import unittest
from typing import Any, Dict, Optional

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from countersign import ReceiptError, canonical_json, read_receipt, verify_receipt

KEY = Ed25519PrivateKey.generate()
HEAD = {"alg": "EdDSA", "kid": "sig_1", "typ": "countersign-receipt+jwt"}


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def jwk(key: Ed25519PrivateKey = KEY, **more: Any) -> Dict[str, Any]:
    x = encoded(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    return {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": "sig_1", "alg": "EdDSA", "use": "sig", **more}


JWKS = {"keys": [jwk(Ed25519PrivateKey.generate(), kid="sig_0"), {"kty": "RSA", "kid": "sig_1"}, jwk()]}


def signed(claims: Any, head: Optional[Dict[str, Any]] = None, key: Ed25519PrivateKey = KEY) -> str:
    text = f"{encoded(json.dumps({**HEAD, **(head or {})}).encode())}.{encoded(canonical_json(claims))}"
    return f"{text}.{encoded(key.sign(text.encode()))}"


def digest(value: Any) -> str:
    return hashlib.sha256(canonical_json(value)).hexdigest()


PAYLOAD = {"dataset": "customers_q1", "rows": 10.0, "filters": [{"a/b": 1}]}
EDITS = {"/rows": 5, "/filters/0/a~1b": 2}
RESULT = {"dataset": "customers_q1", "rows": 5, "filters": [{"a/b": 2}]}
WHO = {"id": "usr_1", "name": "Ana", "acting_for": None}
CLAIMS = {
    "intent": "int_1",
    "revision": 2,
    "payload_digest": digest(PAYLOAD),
    "outcome": "approved",
    "edits_digest": digest(EDITS),
    "decided_by": WHO,
    "decided_at": "2026-11-22T10:00:00.000Z",
}
INTENT: Dict[str, Any] = {
    "id": "int_1",
    "payload": PAYLOAD,
    "decision": {
        "outcome": "approved",
        "revision": 2,
        "edits": EDITS,
        "payload": RESULT,
        "decided_by": {**WHO, "email": "ana@acme.dev"},
        "decided_at": "2026-11-22T10:00:00.000Z",
        "receipt": signed(CLAIMS),
    },
}


class Receipts(unittest.TestCase):
    def refused(self, reason: str, subject: Any, **options: Any) -> None:
        with self.assertRaises(ReceiptError) as caught:
            verify_receipt(subject, **{"jwks": JWKS, **options})
        self.assertEqual((caught.exception.reason, caught.exception.code), (reason, "invalid_receipt"))

    def test_an_intent_is_proved_with_the_arguments_that_came_out_of_the_edits(self) -> None:
        verified = verify_receipt(INTENT, jwks=JWKS, outcome="approved", args=RESULT)
        self.assertEqual(verified, {**CLAIMS, "payload": RESULT})

    def test_arguments_may_be_written_otherwise_but_not_be_others(self) -> None:
        verify_receipt(
            INTENT, jwks=JWKS, args={"filters": ({"a/b": 2.0},), "rows": 5.0, "dataset": "customers_q1"}
        )
        for args in (PAYLOAD, {**RESULT, "rows": 6}, {**RESULT, "rows": "5"}, {**RESULT, "more": None}, {}):
            self.refused("arguments_differ", INTENT, args=args)

    def test_nothing_in_the_intent_can_be_changed_unnoticed(self) -> None:
        changes = {
            "intent_differs": [("id", "int_2")],
            "payload_differs": [
                ("payload", {**PAYLOAD, "dataset": "customers"}),
                ("decision.payload", PAYLOAD),
            ],
            "revision_differs": [("decision.revision", 1)],
            "outcome_differs": [("decision.outcome", "rejected")],
            "edits_differ": [("decision.edits", {}), ("decision.edits", {**EDITS, "/rows": 7})],
            "decider_differs": [
                ("decision.decided_at", "2026-11-22T10:00:01.000Z"),
                ("decision.decided_by", {**WHO, "name": "Bea"}),
            ],
        }
        for reason, places in changes.items():
            for place, value in places:
                with self.subTest(place):
                    forged = copy.deepcopy(INTENT)
                    *path, last = place.split(".")
                    (forged[path[0]] if path else forged)[last] = value
                    self.refused(reason, forged)

    def test_the_outcome_that_is_taken_can_be_said(self) -> None:
        self.refused("outcome_differs", INTENT, outcome="rejected")
        self.refused("outcome_differs", INTENT, outcome=["submitted", "provided"])
        self.refused("intent_differs", INTENT, intent="int_2")
        verify_receipt(INTENT, jwks=JWKS, outcome=("rejected", "approved"), intent="int_1")

    def test_a_receipt_alone_is_proved_with_what_it_is_said_to_be_for(self) -> None:
        receipt = INTENT["decision"]["receipt"]
        said = {"payload": PAYLOAD, "edits": EDITS, "intent": "int_1", "outcome": "approved"}
        self.assertEqual(verify_receipt(receipt, jwks=JWKS, **said)["payload"], RESULT)
        self.refused("edits_differ", receipt, **{**said, "edits": None})
        self.refused("payload_differs", receipt, **{**said, "payload": RESULT})
        self.refused("revision_differs", receipt, **said, revision=1)
        self.refused("intent_differs", receipt, **{**said, "intent": "int_2"})
        self.refused("outcome_differs", receipt, **{**said, "outcome": "rejected"})
        for missing in ("payload", "intent", "outcome"):
            with self.assertRaises(TypeError):
                verify_receipt(receipt, jwks=JWKS, **{name: said[name] for name in said if name != missing})

    def test_what_was_signed_by_others_or_not_at_all_is_no_receipt(self) -> None:
        receipt = INTENT["decision"]["receipt"]
        head, claims, signature = receipt.split(".")
        forged = encoded(base64.urlsafe_b64decode(claims + "==").replace(b"approved", b"rejected"))
        for reason, token in (
            ("bad_signature", f"{head}.{forged}.{signature}"),
            ("bad_signature", f"{head}.{claims}."),
            ("bad_signature", signed(CLAIMS, key=Ed25519PrivateKey.generate())),
            ("unknown_key", signed(CLAIMS, {"kid": "sig_9"})),
            ("malformed", signed(CLAIMS, {"alg": "none"})),
            ("malformed", signed(CLAIMS, {"alg": "HS256"})),
            ("malformed", signed(CLAIMS, {"typ": "JWT"})),
            ("malformed", signed(CLAIMS, {"crit": ["exp"]})),
            ("malformed", signed({**CLAIMS, "revision": "2"})),
            ("malformed", signed([])),
            ("malformed", f"{head}.{claims}"),
            ("malformed", f"{head}.{claims}.{signature}="),
            ("malformed", f"{head}\n.{claims}.{signature}"),
            ("malformed", "not a receipt"),
            ("malformed", "..."),
        ):
            with self.subTest(token), self.assertRaises(ReceiptError) as caught:
                read_receipt(token, jwks=JWKS)
            self.assertEqual(caught.exception.reason, reason)

    def test_an_intent_without_a_decision_or_a_receipt_proves_nothing(self) -> None:
        self.refused("no_receipt", {**INTENT, "decision": None})
        self.refused("no_receipt", {**INTENT, "decision": {**INTENT["decision"], "receipt": None}})

    def test_without_cryptography_it_says_what_to_install(self) -> None:
        program = (
            "import sys; sys.modules['cryptography'] = None\n"
            "from countersign import verify_receipt\n"
            "import json; intent, jwks = json.loads(sys.argv[1])\n"
            "try: verify_receipt(intent, jwks=jwks)\n"
            "except ImportError as error: print(error)\n"
        )
        command = [sys.executable, "-c", program, json.dumps([INTENT, JWKS])]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        self.assertIn("pip install 'countersign[receipts]'", said)


if __name__ == "__main__":
    unittest.main()
