"""What an agent sends: the schemas of `/api/openapi.json`, under the names they have there."""

from __future__ import annotations

from typing import Any, Dict, Literal, Mapping, Optional, Sequence, TypedDict, Union

JsonObject = Dict[str, Any]

Duration = Union[int, str]
"""Whole seconds, or `"90s"`, `"5m"`, `"8h"`, `"2d"`; at most 366 days."""

Instant = str
"""RFC 3339 in UTC."""

Status = Literal["waiting", "decided", "timed_out", "canceled"]
Priority = Literal["low", "normal", "high", "urgent"]
Risk = Literal["low", "medium", "high", "critical"]
TaskType = Literal[
    "approval",
    "review",
    "form",
    "clarification",
    "manual_action",
    "confirmation",
    "assignment",
    "override",
]


class Escalation(TypedDict):
    """One step of a request's own chain."""

    after: Duration
    """Counts from the submission."""
    to: Sequence[str]


class _SubmitNeeds(TypedDict):
    intent_type: str
    """Words joined by dots, like `intent.data.export_approval.v1`."""
    payload: Mapping[str, Any]


class Submit(_SubmitNeeds, total=False):
    """
    `POST /api/intents`. Only `intent_type` and `payload` are needed where the intent type is registered.
    """

    to_agent: str
    task_type: TaskType
    title: str
    description: str
    """Markdown, shown as text that the agent wrote."""
    form_schema: Mapping[str, Any]
    """JSON Schema 2020-12 of the answer's `data`."""
    ui_schema: Mapping[str, Any]
    allowed_outcomes: Sequence[str]
    """Narrows or renames the task type's outcomes. Of renamed ones the first affirms, the others deny."""
    required_comment: bool
    evidence_required: bool
    editable: Sequence[str]
    """RFC 6901 pointers into the payload that a reviewer may edit."""
    sensitive: Sequence[str]
    """
    What is masked wherever people see it until they ask: pointers into the payload, or `data:` and one into the
    answer's data.
    """
    assignees: Sequence[str]
    """E-mail addresses or ids of members, or `team:<slug>`, or `schedule:<slug>` for whoever is on call."""
    policy: str
    remind_after: Duration
    remind_every: Duration
    max_reminders: int
    escalate: Sequence[Escalation]
    timeout: Duration
    on_timeout: Optional[str]
    """The outcome that the deadline gives; None closes without one."""
    priority: Priority
    risk: Risk
    callback_url: str
    state: Any
    """Comes back with the intent, so that an agent knows where it was."""
    correlation_id: str
    traceparent: str


class _RevisionNeeds(TypedDict):
    note: str
    """What changed, for the people who answer."""


class Revision(_RevisionNeeds, total=False):
    """`POST /api/intents/{id}/revision`."""

    payload: Mapping[str, Any]
    title: str
    description: str


class _ResultNeeds(TypedDict):
    status: Literal["succeeded", "failed"]
    summary: str


class Result(_ResultNeeds, total=False):
    """`POST /api/intents/{id}/result`: what the agent did with the answer."""

    data: Any


class ListQuery(TypedDict, total=False):
    """`GET /api/intents`."""

    status: Union[Status, Sequence[Status]]
    waiting_on: Literal["human", "agent"]
    task_type: Union[TaskType, Sequence[TaskType]]
    intent_type: str
    agent: str
    assignee: str
    priority: Union[Priority, Sequence[Priority]]
    risk: Union[Risk, Sequence[Risk]]
    created_after: str
    """RFC 3339, or how long ago: `"8h"`, `"2d"`."""
    created_before: str
    q: str
    sort: Literal["deadline", "priority", "created", "oldest", "updated"]
    cursor: str
    limit: int
    """1 to 100."""
