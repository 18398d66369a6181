"""A reviewer's changes to a payload."""

from __future__ import annotations

import re
from typing import Any, List, Mapping, Optional

_INDEX = re.compile(r"0|[1-9][0-9]*")


def with_edits(payload: Any, edits: Mapping[str, Any]) -> Any:
    """
    The payload with the edits applied. What is edited must be there; pointers to nothing change nothing.
    """
    # Stored edits have no order, so what contains another comes first.
    for pointer in sorted(edits, key=len):
        keys = _keys_of(pointer)
        if keys is not None:
            payload = _replaced(payload, keys, edits[pointer])
    return payload


def _keys_of(pointer: str) -> Optional[List[str]]:
    """The keys of an RFC 6901 pointer, or None where it is none."""
    if pointer == "":
        return []
    if not pointer.startswith("/"):
        return None
    return [key.replace("~1", "/").replace("~0", "~") for key in pointer[1:].split("/")]


def _replaced(document: Any, keys: List[str], value: Any) -> Any:
    """A copy with one value replaced, or the document itself where nothing is there."""
    if not keys:
        return value
    key, *rest = keys
    if isinstance(document, Mapping) and key in document:
        return {**document, key: _replaced(document[key], rest, value)}
    if isinstance(document, list) and _INDEX.fullmatch(key) and int(key) < len(document):
        at = int(key)
        return [*document[:at], _replaced(document[at], rest, value), *document[at + 1 :]]
    return document
