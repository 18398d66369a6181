"""JSON as RFC 8785 writes it, so that the same value is always the same bytes."""

from __future__ import annotations

import json
import math
from typing import Any, Mapping, Tuple


def canonical_json(value: Any) -> bytes:
    """
    The value as UTF-8. Raises a TypeError on what is no JSON, and a ValueError on what JSON cannot hold as it
    is (NaN, infinities, integers that are no double, lone surrogates), rather than write something else for
    it.
    """
    return _written(value, ()).encode("utf-8")


def _written(value: Any, inside: Tuple[int, ...]) -> str:
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return _number(_double(value))
    if id(value) in inside:
        raise ValueError("What contains itself has no JSON.")
    within = (*inside, id(value))
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(_written(item, within) for item in value) + "]"
    if isinstance(value, Mapping):
        members = (f"{_written(key, ())}:{_written(value[key], within)}" for key in sorted(value, key=_utf16))
        return "{" + ",".join(members) + "}"
    raise TypeError(f"A {type(value).__name__} has no JSON.")


def _utf16(key: Any) -> bytes:
    """The RFC sorts by UTF-16 code units, which is not the order of Python's strings."""
    if isinstance(key, str):
        return key.encode("utf-16-be")
    raise TypeError(f"A {type(key).__name__} is no key in JSON.")


def _double(value: float) -> float:
    """All numbers of the server's JSON are doubles; other integers would have been rounded there."""
    try:
        double = float(value)
    except OverflowError:
        double = math.inf
    # ECMAScript pads what is beyond 2**53 with zeros, so its text may name another integer than its double does.
    if math.isfinite(double) and (double == value or _number(double) == str(value)):
        return double
    raise ValueError(f"{value} has no exact number in JSON.")


def _number(value: float) -> str:
    """
    As ECMAScript writes it. Its shortest digits are Python's, but not where the point stands and when there
    is an exponent.
    """
    if value == 0:
        return "0"
    sign, text = ("-", repr(-value)) if value < 0 else ("", repr(value))
    mantissa, _, exponent = text.partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)  # how many of the digits stand before it
    digits = whole + fraction
    point -= len(digits) - len(digits.lstrip("0"))
    digits = digits.strip("0")
    return sign + _placed(digits, point)


def _placed(digits: str, point: int) -> str:
    if len(digits) <= point <= 21:
        return digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{rest}e{point - 1:+d}"
