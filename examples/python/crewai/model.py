"""Stands in for a model: it decides on one export, and afterwards says what came of it."""

from typing import Any

from crewai import BaseLLM


class ScriptedModel(BaseLLM):
    def call(self, messages: Any, *args: Any, response_model: Any = None, **kwargs: Any) -> Any:
        if response_model is not None:
            return response_model(dataset="customers_q1", rows=1204)
        last = messages if isinstance(messages, str) else messages[-1]["content"]
        return f"Final Answer: I was told: {last}"

    async def acall(self, *args: Any, **kwargs: Any) -> Any:
        return self.call(*args, **kwargs)


model = ScriptedModel(model="scripted")
