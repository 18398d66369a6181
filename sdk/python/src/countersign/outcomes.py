"""Which answers let an agent go on."""

from __future__ import annotations

from typing import Any, Dict, FrozenSet, Mapping

_AFFIRMING: Dict[str, str] = {
    "approval": "approved",
    "review": "approved",
    "form": "submitted",
    "clarification": "provided",
    "manual_action": "completed",
    "confirmation": "confirmed",
    "assignment": "assigned",
    "override": "override_approved",
}

_OTHERS: Dict[str, FrozenSet[str]] = {
    "approval": frozenset({"rejected"}),
    "review": frozenset({"changes_requested", "rejected"}),
    "form": frozenset(),
    "clarification": frozenset({"declined"}),
    "manual_action": frozenset({"failed"}),
    "confirmation": frozenset({"denied"}),
    "assignment": frozenset({"declined"}),
    "override": frozenset({"rejected"}),
}


def is_affirmed(intent: Mapping[str, Any]) -> bool:
    """
    Whether the answer lets the agent go on: approved, submitted, provided, completed, confirmed, assigned, or
    the first of renamed outcomes. False while there is no answer, and where there never will be one.
    """
    outcome, task_type = intent["outcome"], intent["task_type"]
    if outcome is None or outcome in _OTHERS[task_type]:
        return False
    allowed = intent["allowed_outcomes"]
    return outcome == _AFFIRMING[task_type] or bool(allowed and outcome == allowed[0])
