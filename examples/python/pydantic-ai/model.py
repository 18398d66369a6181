"""Stands in for a model: it asks for AGENT_CALLS exports, one by default, then says what came of it."""

import os

from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart, ToolCallPart, ToolReturnPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

EXPORTS = [{"dataset": "customers_q1", "rows": 1204}, {"dataset": "suppliers_q1", "rows": 88}]
CALLS = EXPORTS[: int(os.environ.get("AGENT_CALLS", "1"))]


def _reply(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
    last = messages[-1].parts[-1]
    if isinstance(last, ToolReturnPart):
        return ModelResponse(parts=[TextPart(f"I was told: {last.content}")])
    return ModelResponse(
        parts=[ToolCallPart("export_dataset", call, tool_call_id=f"call_{n}") for n, call in enumerate(CALLS)]
    )


model = FunctionModel(_reply)
