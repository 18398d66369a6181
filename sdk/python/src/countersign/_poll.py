"""One look at an intent."""

from __future__ import annotations

from typing import Dict, Tuple

from ._deadline import Deadline
from ._http import Call, Http
from ._json import as_intent
from ._paths import intent_path
from .intent import Intent


async def poll(http: Http, id: str, held_seconds: int, within: Deadline) -> Tuple[Intent, bool]:
    """
    The intent, as soon as it is closed or when it was held long enough, and whether the server held it, as
    asked; without that, polling at once again would hammer it. Tries once.
    """
    headers: Dict[str, str] = {"prefer": f"wait={held_seconds}"} if held_seconds > 0 else {}
    call = Call(intent_path(id), as_intent, headers=headers, held_seconds=held_seconds)
    intent, answered = await http.attempt(call, within)
    return intent, "preference-applied" in answered
