"""Proves that people decided exactly this."""

from __future__ import annotations

import hashlib
from typing import Any, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union, cast

from ._edits import with_edits
from ._jws import is_signed_by, key_in, parse_receipt
from .canonical import canonical_json
from .errors import ReceiptError
from .fact import ReceiptClaims, VerifiedReceipt

_CLAIMS = {
    "intent": str,
    "revision": int,
    "payload_digest": str,
    "outcome": str,
    "edits_digest": str,
    "decided_by": dict,
    "decided_at": str,
}


def verify_receipt(
    subject: Union[Mapping[str, Any], str],
    *,
    jwks: Mapping[str, Any],
    outcome: Union[str, Sequence[str], None] = None,
    args: Optional[Mapping[str, Any]] = None,
    intent: Optional[str] = None,
    payload: Optional[Mapping[str, Any]] = None,
    edits: Optional[Mapping[str, Any]] = None,
    revision: Optional[int] = None,
) -> VerifiedReceipt:
    """
    What a receipt says, with the `payload` that it covers, after the reviewer's edits: what the agent may act
    on, and nothing else. The subject is an intent, as the API, a webhook or `wait_for` gave it; the server's
    signature, its revision, its outcome, every argument and every edit are proved. Or it is the receipt
    alone: then `payload` (as it was shown), `intent` and `outcome` are needed, and `edits`, where there were
    any.

    `jwks` are the server's keys, from `get_jwks()` or at hand. `outcome` is what it takes, or several; any
    without it, a denial too. `args` is what is about to be done, which must be what was decided, to the
    letter. Raises a ReceiptError that says what differs, and an ImportError without `countersign[receipts]`.
    """
    if isinstance(subject, str):
        if payload is None or intent is None or outcome is None:
            raise TypeError(
                "A receipt without its intent needs the payload, the intent and the outcome that it is for."
            )
        said = _Said(subject, payload, edits or {}, revision=revision)
    else:
        said = _said_by(subject)
    claims = read_receipt(said.receipt, jwks=jwks)
    covered = with_edits(said.payload, said.edits)
    for reason, proved, expected in _comparisons(said, claims, covered, intent, args):
        if expected is not None and canonical_json(proved) != canonical_json(expected):
            raise ReceiptError(reason)
    if outcome is not None and claims["outcome"] not in ([outcome] if isinstance(outcome, str) else outcome):
        raise ReceiptError("outcome_differs")
    return cast(VerifiedReceipt, {**claims, "payload": covered})


def read_receipt(receipt: str, *, jwks: Mapping[str, Any]) -> ReceiptClaims:
    """What a receipt says, once its signature is proved; whether that fits anything is still to be seen."""
    jws = parse_receipt(receipt)
    if not is_signed_by(jws, key_in(jwks, jws.kid)):
        raise ReceiptError("bad_signature")
    claims = jws.payload
    if not isinstance(claims, dict) or not all(
        isinstance(claims.get(name), kind) for name, kind in _CLAIMS.items()
    ):
        raise ReceiptError("malformed")
    return cast(ReceiptClaims, claims)


class _Said(NamedTuple):
    """What its intent says that a receipt must prove; None where nothing is said."""

    receipt: str
    payload: Mapping[str, Any]
    edits: Mapping[str, Any]
    intent: Optional[str] = None
    revision: Optional[int] = None
    outcome: Optional[str] = None
    decided_by: Optional[Mapping[str, Any]] = None
    decided_at: Optional[str] = None
    result: Optional[Mapping[str, Any]] = None


def _said_by(intent: Mapping[str, Any]) -> _Said:
    decision = intent.get("decision")
    if not decision or not decision.get("receipt"):
        raise ReceiptError("no_receipt")
    return _Said(
        receipt=decision["receipt"],
        payload=intent["payload"],
        edits=decision["edits"],
        intent=intent["id"],
        revision=decision["revision"],
        outcome=decision["outcome"],
        decided_by={name: decision["decided_by"][name] for name in ("id", "name", "acting_for")},
        decided_at=decision["decided_at"],
        result=decision["payload"],
    )


def _comparisons(
    said: _Said, claims: ReceiptClaims, covered: Any, intent: Optional[str], args: Optional[Mapping[str, Any]]
) -> List[Tuple[str, Any, Any]]:
    return [
        ("intent_differs", claims["intent"], intent),
        ("intent_differs", claims["intent"], said.intent),
        ("revision_differs", claims["revision"], said.revision),
        ("outcome_differs", claims["outcome"], said.outcome),
        ("payload_differs", claims["payload_digest"], _digest(said.payload)),
        ("edits_differ", claims["edits_digest"], _digest(said.edits)),
        ("decider_differs", claims["decided_by"], said.decided_by),
        ("decider_differs", claims["decided_at"], said.decided_at),
        ("payload_differs", covered, said.result),
        ("arguments_differ", covered, args),
    ]


def _digest(value: Any) -> str:
    return hashlib.sha256(canonical_json(value)).hexdigest()
