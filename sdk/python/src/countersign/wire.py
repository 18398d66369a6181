"""What travels between an agent and the server: the schemas of `/api/openapi.json`, under the names they have there."""

from __future__ import annotations

from typing import Any, Dict, List, Literal, Mapping, Optional, Sequence, TypedDict, Union

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
    """`POST /api/intents`. Only `intent_type` and `payload` are needed where the intent type is registered."""

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
    quorum: Optional[Quorum]
    """How the vote stands; None where one answer decides."""
    url: str
    """Where people answer it."""
    created_at: Instant
    updated_at: Instant
    result: Optional[Reported]


class OpenIntent(_Intent):
    """A question that still waits: for people or, after `changes_requested` or a question of theirs, for the agent."""

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
    """A question that its deadline ended; with an outcome where one was set for that, and then with a decision."""

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
"""A question that is over; it never changes again, except for its `result`. Compare its `status` to narrow the type."""

Intent = Union[OpenIntent, DecidedIntent, TimedOutIntent, CanceledIntent]
"""A question to people, and once it is closed, its answer."""


class Actor(TypedDict):
    """Who did something."""

    type: Literal["agent", "user", "system", "rule"]
    id: Optional[str]
    name: str
    acting_for: Optional[Named]


class Fact(TypedDict):
    """Something that happened to an intent."""

    seq: int
    """Grows within one intent."""
    type: str
    """Like `reminded` or `commented`; `decided`, `timed_out` and `canceled` close the intent."""
    at: Instant
    actor: Actor
    data: JsonObject


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


class Page(TypedDict):
    """A page of intents; `next_cursor` is None on the last one."""

    items: List[Intent]
    next_cursor: Optional[str]


class FactPage(TypedDict):
    """A page of facts; for the next one, pass the last `seq` as `after`."""

    items: List[Fact]
    next_cursor: Optional[str]


class WebhookEvent(TypedDict):
    """What a webhook says happened, with the intent as it was when the webhook left."""

    id: str
    """The same at every attempt: whoever has seen it has dealt with it."""
    type: str
    """Like `intent.decided`."""
    timestamp: Instant
    """When it happened."""
    data: Intent


class ReceiptDecider(TypedDict):
    """Who decided; `id` is None where a deadline or a rule did."""

    id: Optional[str]
    name: str
    acting_for: Optional[Named]


class ReceiptClaims(TypedDict):
    """What a receipt says. Digests are SHA-256 of RFC 8785 canonical JSON, in hexadecimal."""

    intent: str
    revision: int
    payload_digest: str
    """Of the payload as it was shown, before the edits of the answer."""
    outcome: str
    edits_digest: str
    decided_by: ReceiptDecider
    decided_at: Instant


class VerifiedReceipt(ReceiptClaims):
    """A receipt that fits, with the arguments that it covers."""

    payload: JsonObject
    """The payload with the reviewer's edits applied: what the agent may act on, and nothing else."""
