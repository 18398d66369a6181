"""JSON from outside: anything, until it was looked at."""

from __future__ import annotations

import json
from typing import Any, Dict, Union, cast

from .fact import Fact, FactPage, Page
from .intent import Intent

# The server validates its answers; these only tell them from a proxy's page or a cut body.


class Unexpected(Exception):
    """A body that is not what was asked for."""


def parse_json(text: Union[bytes, str]) -> Any:
    """The value, or None where the text is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def as_intent(body: bytes) -> Intent:
    """Raises Unexpected where the body is no intent."""
    return _intent(parse_json(body))


def as_page(body: bytes) -> Page:
    """Raises Unexpected where the body is no page of intents."""
    page: Page = _page(parse_json(body))
    for item in page["items"]:
        _intent(item)
    return page


def as_fact_page(body: bytes) -> FactPage:
    """Raises Unexpected where the body is no page of facts."""
    page: FactPage = _page(parse_json(body))
    for item in page["items"]:
        _fact(item)
    return page


def as_fact(text: str) -> Fact:
    """Raises Unexpected where the text is no fact."""
    return _fact(parse_json(text))


def as_object(body: bytes) -> Dict[str, Any]:
    """Raises Unexpected where the body is no JSON object."""
    value = parse_json(body)
    if isinstance(value, dict):
        return value
    raise Unexpected


def as_bytes(body: bytes) -> bytes:
    """The body as it is."""
    return body


def _intent(value: Any) -> Intent:
    if isinstance(value, dict) and isinstance(value.get("id"), str) and isinstance(value.get("status"), str):
        return cast(Intent, value)
    raise Unexpected


def _fact(value: Any) -> Fact:
    if isinstance(value, dict) and isinstance(value.get("seq"), int) and isinstance(value.get("type"), str):
        return cast(Fact, value)
    raise Unexpected


def _page(value: Any) -> Any:
    if isinstance(value, dict) and isinstance(value.get("items"), list) and "next_cursor" in value:
        return value
    raise Unexpected
