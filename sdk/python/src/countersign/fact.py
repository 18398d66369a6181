"""What happened, and what tells of it: the schemas of `/api/openapi.json`, under the names they have there."""

from __future__ import annotations

from typing import List, Literal, Optional, TypedDict

from .intent import Intent, Named
from .submit import Instant, JsonObject


class Actor(TypedDict):
    """Who did something."""

    type: Literal["agent", "user", "system", "rule"]
    id: Optional[str]
    name: str
    acting_for: Optional[Named]


class Fact(TypedDict):
    """Something that happened to an intent."""

    seq: int
    """Grows within one intent."""
    type: str
    """Like `reminded` or `commented`; `decided`, `timed_out` and `canceled` close the intent."""
    at: Instant
    actor: Actor
    data: JsonObject


class Page(TypedDict):
    """A page of intents; `next_cursor` is None on the last one."""

    items: List[Intent]
    next_cursor: Optional[str]


class FactPage(TypedDict):
    """A page of facts; for the next one, pass the last `seq` as `after`."""

    items: List[Fact]
    next_cursor: Optional[str]


class WebhookEvent(TypedDict):
    """What a webhook says happened, with the intent as it was when the webhook left."""

    id: str
    """The same at every attempt: whoever has seen it has dealt with it."""
    type: str
    """Like `intent.decided`."""
    timestamp: Instant
    """When it happened."""
    data: Intent


class ReceiptDecider(TypedDict):
    """Who decided; `id` is None where a deadline or a rule did."""

    id: Optional[str]
    name: str
    acting_for: Optional[Named]


class ReceiptClaims(TypedDict):
    """What a receipt says. Digests are SHA-256 of RFC 8785 canonical JSON, in hexadecimal."""

    intent: str
    revision: int
    payload_digest: str
    """Of the payload as it was shown, before the edits of the answer."""
    outcome: str
    edits_digest: str
    decided_by: ReceiptDecider
    decided_at: Instant


class VerifiedReceipt(ReceiptClaims):
    """A receipt that fits, with the arguments that it covers."""

    payload: JsonObject
    """The payload with the reviewer's edits applied: what the agent may act on, and nothing else."""
