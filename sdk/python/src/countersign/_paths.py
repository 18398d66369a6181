"""The addresses of what the API offers."""

from __future__ import annotations

import re
from typing import Mapping
from urllib.parse import urlencode, urlsplit

_ID = re.compile(r"[\w-]+", re.ASCII)


def intent_path(id: str, rest: str = "", query: Mapping[str, object] = {}) -> str:
    """
    Of an intent or of something of it. Ids may come from a model, so what would lead elsewhere is refused.
    """
    if not isinstance(id, str) or not _ID.fullmatch(id):
        raise ValueError(f"{id!r} is not the id of an intent.")
    return with_query(f"/api/intents/{id}{rest}", query)


def file_path(file: str) -> str:
    """
    Of a file, by its id or by its address, which evidence has. The key stays with our server, wherever that
    points.
    """
    id = urlsplit(file).path.rpartition("/")[2]
    if not _ID.fullmatch(id):
        raise ValueError(f"{file!r} is not a file's id or address.")
    return f"/api/files/{id}"


def with_query(path: str, query: Mapping[str, object]) -> str:
    """Lists are joined by commas; what is None is left out."""
    given = {name: _text_of(value) for name, value in query.items() if value is not None}
    return f"{path}?{urlencode(given)}" if given else path


def _text_of(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, (list, tuple, set, frozenset)) else str(value)
