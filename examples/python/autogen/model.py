"""Stands in for a model: it asks for one export, and afterwards says what came of it."""

import json
from collections.abc import Sequence
from typing import Any

from autogen_core import FunctionCall
from autogen_core.models import CreateResult, LLMMessage, RequestUsage
from autogen_ext.models.replay import ReplayChatCompletionClient


class ScriptedModel(ReplayChatCompletionClient):
    """Looks at the messages, where the class that it extends plays a list: a new process would begin that list anew."""

    async def create(self, messages: Sequence[LLMMessage], **kwargs: Any) -> CreateResult:
        content = _reply(messages)
        reason = "stop" if isinstance(content, str) else "function_calls"
        return CreateResult(finish_reason=reason, content=content, usage=RequestUsage(0, 0), cached=False)


def _reply(messages: Sequence[LLMMessage]) -> Any:
    last = messages[-1]
    if getattr(last, "source", None) == "reviewer":
        return f"I was told: {last.content}"
    arguments = json.dumps({"dataset": "customers_q1", "rows": 1204})
    return [FunctionCall(id="call_1", name="export_dataset", arguments=arguments)]


model = ScriptedModel(
    [],
    model_info={
        "vision": False,
        "function_calling": True,
        "json_output": False,
        "family": "unknown",
        "structured_output": False,
    },
)
