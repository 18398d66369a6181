"""Stands in for a model: it asks for AGENT_CALLS exports, one by default, then says what came of it."""

import os
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult

EXPORTS = [{"dataset": "customers_q1", "rows": 1204}, {"dataset": "suppliers_q1", "rows": 88}]
CALLS = EXPORTS[: int(os.environ.get("AGENT_CALLS", "1"))]


class ScriptedModel(BaseChatModel):
    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Any, **kwargs: Any) -> "ScriptedModel":
        return self

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=_reply(messages[-1]))])


def _reply(last: BaseMessage) -> AIMessage:
    if isinstance(last, ToolMessage):
        return AIMessage(f"I was told: {last.content}")
    calls = [{"id": f"call_{n}", "name": "export_dataset", "args": call} for n, call in enumerate(CALLS)]
    return AIMessage("", tool_calls=calls)


model = ScriptedModel()
