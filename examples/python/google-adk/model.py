"""Stands in for a model: it asks for AGENT_CALLS exports, one by default, then says what came of it."""

import os
from collections.abc import AsyncGenerator

from google.adk.models import BaseLlm, LlmRequest, LlmResponse
from google.genai.types import Content, FunctionCall, Part

EXPORTS = [{"dataset": "customers_q1", "rows": 1204}, {"dataset": "suppliers_q1", "rows": 88}]
CALLS = EXPORTS[: int(os.environ.get("AGENT_CALLS", "1"))]


class ScriptedModel(BaseLlm):
    async def generate_content_async(
        self, llm_request: LlmRequest, stream: bool = False
    ) -> AsyncGenerator[LlmResponse, None]:
        yield LlmResponse(content=Content(role="model", parts=_reply(llm_request.contents[-1])))


def _reply(last: Content) -> list[Part]:
    response = last.parts[-1].function_response
    if response:
        told = response.response.get("result") or response.response.get("error")
        return [Part(text=f"I was told: {told}")]
    return [Part(function_call=FunctionCall(name="export_dataset", args=call)) for call in CALLS]


model = ScriptedModel(model="scripted")
