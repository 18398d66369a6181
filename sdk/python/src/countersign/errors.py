"""What can go wrong. Subclasses are what callers handle differently."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence

_TRANSIENT = frozenset({408, 425, 429})


class CountersignError(Exception):
    """Everything that Countersign refuses or that keeps it from answering."""

    status: int
    """The HTTP status, or 0 where no usable answer came."""
    code: str
    """A word from the server's closed list, or one of ours where there was no answer."""
    detail: str
    """What happened, for the person who can act."""
    errors: Sequence[Mapping[str, str]]
    """What is wrong with which place of the request's body: `detail` and `pointer` (RFC 6901)."""
    problem: Optional[Mapping[str, Any]]
    """The whole problem document with its extension members, or None where none came."""
    retry_after_seconds: Optional[float]
    """How long the server asked to be left alone, or None where it didn't say."""

    def __init__(
        self,
        detail: str,
        *,
        status: int = 0,
        code: str = "unknown",
        problem: Optional[Mapping[str, Any]] = None,
        retry_after_seconds: Optional[float] = None,
    ) -> None:
        errors = _errors_in(problem)
        super().__init__("\n".join([detail, *(f"{flaw['pointer']}: {flaw['detail']}" for flaw in errors)]))
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = errors
        self.problem = problem
        self.retry_after_seconds = retry_after_seconds

    @property
    def transient(self) -> bool:
        """
        Whether the same call may well succeed later. The client has retried such errors before it raises
        them.
        """
        return self.status >= 500 or self.status in _TRANSIENT or self.code == "idempotency_in_flight"


class InvalidRequestError(CountersignError):
    """The body or its idempotency key is refused (400, 413, 415, 422); `errors` says where."""


class AccessDeniedError(CountersignError):
    """The API key is missing, unknown, expired or revoked (401), or may not do this (403)."""


class NotFoundError(CountersignError):
    """There is no such intent, or it is somebody else's (404)."""


class ConflictError(CountersignError):
    """The call does not fit the intent's present state (409, 412)."""


class AlreadyDecidedError(ConflictError):
    """The intent was closed first: by an answer, by its deadline or by a cancellation."""

    @property
    def outcome(self) -> Optional[str]:
        """The outcome that stands, or None where it closed without one."""
        return self._text("outcome")

    @property
    def decided_by(self) -> Optional[str]:
        """The name of who decided, or None where nobody did."""
        person = (self.problem or {}).get("decided_by")
        name = person.get("name") if isinstance(person, Mapping) else None
        return name if isinstance(name, str) else None

    @property
    def decided_at(self) -> Optional[str]:
        """When it was closed, in RFC 3339."""
        return self._text("decided_at")

    def _text(self, name: str) -> Optional[str]:
        value = (self.problem or {}).get(name)
        return value if isinstance(value, str) else None


class RateLimitedError(CountersignError):
    """
    Too many requests (429), and more than retries could sit out; `retry_after_seconds` says for how long.
    """


class ServerError(CountersignError):
    """The server, or a proxy before it, broke or is not ready (5xx)."""


class ConnectionFailedError(CountersignError):
    """No usable answer came: refused, dropped, silent for too long, or not Countersign's."""

    def __init__(self, detail: str, *, passes: bool = True) -> None:
        super().__init__(detail, code="no_answer")
        self._passes = passes

    @property
    def transient(self) -> bool:
        """True, unless the server's certificate is not to be trusted, which no retry mends."""
        return self._passes


class UnusableStreamError(ConnectionFailedError):
    """Something between us and the server does not let event streams through."""


class WaitTimeoutError(CountersignError):
    """
    `timeout_seconds` passed before the intent was seen closed. Wait again whenever you like, or cancel it.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail, code="wait_timeout")


class WebhookVerificationError(CountersignError):
    """
    A request that says it is a webhook is not to be believed; answer 400 and do nothing. `reason` says why.
    """

    def __init__(self, reason: str, where: Optional[str] = None) -> None:
        told = _WHY_NOT_BELIEVED.get(reason, reason)
        super().__init__(f"{told}: {where}." if where else f"{told}.", code="invalid_webhook")
        self.reason = reason


_WHY_NOT_BELIEVED = {
    "missing_header": "The request lacks a header of Standard Webhooks",
    "malformed_header": "A header of the request is not as Standard Webhooks writes it",
    "no_signature_matches": "No signature fits this body and these secrets",
    "too_old": "The webhook was signed too long ago; or this machine's clock is wrong",
    "too_new": "The webhook comes from the future; or this machine's clock is wrong",
    "not_an_event": "The body is signed, but is not an event of Countersign",
}


class ReceiptError(CountersignError):
    """A receipt does not prove what it should: do nothing of what it was for. `reason` says what is wrong."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{_WHY_NO_PROOF.get(reason, reason)}.", code="invalid_receipt")
        self.reason = reason


_WHY_NO_PROOF = {
    "no_receipt": "There is no decision with a receipt",
    "malformed": "That is no receipt of Countersign",
    "unknown_key": "The receipt names a key that the server does not publish",
    "bad_signature": "The receipt was forged or damaged: its signature is wrong",
    "intent_differs": "The receipt is for another intent",
    "revision_differs": "The receipt is for another revision",
    "outcome_differs": "The receipt is for another outcome",
    "payload_differs": "The receipt is for another payload",
    "edits_differ": "The receipt is for other edits",
    "decider_differs": "The receipt names somebody else, or another time",
    "arguments_differ": "What is about to be done is not what was decided",
}


def _errors_in(problem: Optional[Mapping[str, Any]]) -> Sequence[Mapping[str, str]]:
    errors = (problem or {}).get("errors")
    if not isinstance(errors, list):
        return []
    return [flaw for flaw in errors if isinstance(flaw, dict) and {"pointer", "detail"} <= flaw.keys()]
