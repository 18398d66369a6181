"""A question to people, and its answer: the schemas of `/api/openapi.json`, under the names they have there."""

from __future__ import annotations

from typing import Any, List, Literal, Optional, TypedDict, Union

from .submit import Instant, JsonObject, Priority, Risk, TaskType


class Named(TypedDict):
    """A person by id and name."""

    id: str
    name: str


class Standing(Named):
    """A person until a time."""

    until: Instant


class Assignee(TypedDict):
    """Somebody who is asked."""

    type: Literal["user"]
    id: str
    name: str
    email: str
    instead_of: Optional[Standing]
    """The absent person for whom they are asked."""


class _EvidenceNeeds(TypedDict):
    label: str


class Evidence(_EvidenceNeeds, total=False):
    """What shows that something was done. A file's `url` goes into `download_file`."""

    url: str
    text: str


class Next(TypedDict):
    """The next thing due on an open intent."""

    kind: Literal["reminder", "escalation", "repeat", "claim_expiry", "release", "timeout"]
    at: Instant
    to: List[str]


class Decider(TypedDict):
    """Who decided; `id` and `email` are None where a deadline or a rule did."""

    id: Optional[str]
    name: str
    email: Optional[str]
    acting_for: Optional[Named]


class Decision(TypedDict):
    """The answer: who gave it, how, and for exactly what."""

    outcome: str
    comment: Optional[str]
    data: Any
    edits: JsonObject
    """The reviewer's changes to the payload, by pointer."""
    payload: JsonObject
    """The payload with the edits applied: what the agent may act on."""
    evidence: List[Evidence]
    decided_by: Decider
    via: Literal["inbox", "email", "slack", "api", "policy", "timeout"]
    decided_at: Instant
    revision: int
    receipt: Optional[str]
    """A compact JWS over the decision, for `verify_receipt`."""


class Group(TypedDict):
    """One group of a quorum."""

    name: str
    required: int
    approvals: int
    of: int


class Vote(TypedDict):
    """One vote of this revision."""

    by: Named
    outcome: str
    at: Instant


class Quorum(TypedDict):
    """How a vote stands, where several have to agree."""

    required: int
    approvals: int
    denials: int
    veto: bool
    """Whether one denial ends it."""
    reachable: int
    """Approvals that those who are or will be asked can still bring together."""
    groups: List[Group]
    votes: List[Vote]


class Level(TypedDict):
    """One rung of the escalation chain."""

    level: int
    to: List[str]
    starts_at: Optional[Instant]


class Reported(TypedDict):
    """The result as it was reported."""

    status: Literal["succeeded", "failed"]
    summary: str
    data: Any
    reported_at: Instant


class _Intent(TypedDict):
    id: str
    intent_type: str
    task_type: TaskType
    title: str
    description: Optional[str]
    payload: JsonObject
    revision: int
    waiting_on: Optional[Literal["human", "agent"]]
    """Whose turn it is; None once closed."""
    assignees: List[Assignee]
    level: int
    level_started_at: Instant
    levels: List[Level]
    claimed_by: Optional[Standing]
    next: Optional[Next]
    deadline_at: Instant
    on_timeout: Optional[str]
    from_agent: str
    from_agent_name: str
    to_agent: Optional[str]
    correlation_id: Optional[str]
    traceparent: Optional[str]
    state: Any
    priority: Priority
    risk: Optional[Risk]
    form_schema: Optional[JsonObject]
    ui_schema: Optional[JsonObject]
    allowed_outcomes: List[str]
    required_comment: bool
    evidence_required: bool
    editable: List[str]
    sensitive: List[str]
    """What people see only where they ask for it."""
    redaction: Optional[JsonObject]
    """Values that were dropped for good; None where none were."""
    quorum: Optional[Quorum]
    """How the vote stands; None where one answer decides."""
    url: str
    """Where people answer it."""
    created_at: Instant
    updated_at: Instant
    result: Optional[Reported]


class OpenIntent(_Intent):
    """
    A question that still waits: for people or, after `changes_requested` or a question of theirs, for the
    agent.
    """

    status: Literal["waiting"]
    outcome: None
    decision: None
    closed_at: None


class DecidedIntent(_Intent):
    """A question that people, or a rule, answered."""

    status: Literal["decided"]
    outcome: str
    decision: Decision
    closed_at: Instant


class TimedOutIntent(_Intent):
    """
    A question that its deadline ended; with an outcome where one was set for that, and then with a decision.
    """

    status: Literal["timed_out"]
    outcome: Optional[str]
    decision: Optional[Decision]
    closed_at: Instant


class CanceledIntent(_Intent):
    """A question that the agent withdrew."""

    status: Literal["canceled"]
    outcome: None
    decision: None
    closed_at: Instant


ClosedIntent = Union[DecidedIntent, TimedOutIntent, CanceledIntent]
"""
A question that is over; it never changes again, except for its `result`. Compare its `status` to narrow the
type.
"""

Intent = Union[OpenIntent, DecidedIntent, TimedOutIntent, CanceledIntent]
"""A question to people, and once it is closed, its answer."""
