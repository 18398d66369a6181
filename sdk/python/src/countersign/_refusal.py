"""The errors that answers outside 2xx stand for."""

from __future__ import annotations

from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any, Mapping, Optional, Type

from ._json import parse_json
from .errors import (
    AccessDeniedError,
    AlreadyDecidedError,
    ConflictError,
    CountersignError,
    InvalidRequestError,
    NotFoundError,
    RateLimitedError,
    ServerError,
)

_CLASSES: Mapping[int, Type[CountersignError]] = {
    400: InvalidRequestError,
    401: AccessDeniedError,
    403: AccessDeniedError,
    404: NotFoundError,
    409: ConflictError,
    412: ConflictError,
    413: InvalidRequestError,
    415: InvalidRequestError,
    422: InvalidRequestError,
    429: RateLimitedError,
}


def refusal_of(status: int, headers: Message, body: bytes) -> CountersignError:
    """The error of an answer. Gateways answer in HTML, so the body may be anything."""
    problem = _problem_in(body)
    code = problem["code"] if problem else f"http_{status}"
    said = problem and (problem.get("detail") or problem.get("title"))
    return _class_of(status, code)(
        said if isinstance(said, str) else _without_problem(status),
        status=status,
        code=code,
        problem=problem,
        retry_after_seconds=retry_after_seconds(headers),
    )


def _class_of(status: int, code: str) -> Type[CountersignError]:
    if code == "already_decided":
        return AlreadyDecidedError
    return _CLASSES.get(status, ServerError if status >= 500 else CountersignError)


def _problem_in(body: bytes) -> Optional[Mapping[str, Any]]:
    problem = parse_json(body)
    return problem if isinstance(problem, dict) and isinstance(problem.get("code"), str) else None


def _without_problem(status: int) -> str:
    if 300 <= status < 400:
        return "The server redirects; use the address it redirects to as base_url."
    return f"The server answered {status}."


def retry_after_seconds(headers: Message) -> Optional[float]:
    """
    `Retry-After` as a duration. A date is read against the server's own clock, because ours may be wrong.
    """
    value = headers.get("retry-after")
    if value is None:
        return None
    try:
        if value.strip().isdecimal():
            return float(value)
        until, now = (parsedate_to_datetime(date) for date in (value, headers.get("date", "")))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError, IndexError):
        return None
