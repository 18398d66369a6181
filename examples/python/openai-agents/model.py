"""Stands in for a model: it asks for AGENT_CALLS exports, one by default, then says what came of it."""

import json
import os
from typing import Any

from agents import Model, ModelResponse, Usage
from openai.types.responses import ResponseFunctionToolCall, ResponseOutputMessage, ResponseOutputText

EXPORTS = [{"dataset": "customers_q1", "rows": 1204}, {"dataset": "suppliers_q1", "rows": 88}]
CALLS = EXPORTS[: int(os.environ.get("AGENT_CALLS", "1"))]


class ScriptedModel(Model):
    async def get_response(self, system_instructions: Any, input: Any, *args: Any, **kwargs: Any) -> ModelResponse:
        return ModelResponse(output=_reply(input), usage=Usage(), response_id=None)

    def stream_response(self, *args: Any, **kwargs: Any) -> Any:
        raise NotImplementedError


def _reply(input: Any) -> list:
    last = input[-1] if isinstance(input, list) else {}
    if last.get("type") == "function_call_output":
        text = ResponseOutputText(type="output_text", text=f"I was told: {last['output']}", annotations=[])
        return [ResponseOutputMessage(id="msg", type="message", role="assistant", status="completed", content=[text])]
    return [
        ResponseFunctionToolCall(
            type="function_call", call_id=f"call_{n}", name="export_dataset", arguments=json.dumps(call)
        )
        for n, call in enumerate(CALLS)
    ]


model = ScriptedModel()
