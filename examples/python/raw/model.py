"""Stands in for a model: it asks for AGENT_CALLS exports, one by default, then says what came of it."""

import os

EXPORTS = [{"dataset": "customers_q1", "rows": 1204}, {"dataset": "suppliers_q1", "rows": 88}]
CALLS = EXPORTS[: int(os.environ.get("AGENT_CALLS", "1"))]


def next_message(messages: list) -> dict:
    last = messages[-1]
    if last["role"] == "tool":
        return {"role": "assistant", "content": f"I was told: {last['content']}"}
    calls = [{"id": f"call_{n}", "name": "export_dataset", "arguments": call} for n, call in enumerate(CALLS)]
    return {"role": "assistant", "tool_calls": calls}
