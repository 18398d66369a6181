"""OpenAI Agents SDK: needs_approval interrupts the run, and its RunState is the checkpoint.

    python agent.py ask <run>             runs to the interruption, asks, and ends
    python agent.py resume <intent's id>  runs on from the state with the answer, in a later process
"""

import asyncio
import json
import os
import sys
from collections.abc import Container
from pathlib import Path

from agents import Agent, Runner, RunState, function_tool
from agents.tool_context import ToolContext
from countersign import AsyncCountersign
from model import model

STATE = Path(os.environ.get("AGENT_STATE", "."))
countersign = AsyncCountersign()  # reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY


@function_tool(needs_approval=True)
def export_dataset(context: ToolContext[dict], dataset: str, rows: int) -> str:
    """Exports rows of a data set, once a person allows it."""
    # An approval is all that the SDK takes back, so what was approved comes with the context.
    payload = context.context["approved"][context.tool_call_id]
    with (STATE / "exports.jsonl").open("a") as file:
        file.write(json.dumps(payload) + "\n")
    return "exported {rows} rows of {dataset}".format(**payload)


agent = Agent(name="Analyst", model=model, tools=[export_dataset])


async def ask(run: str) -> None:
    state = await load(run)
    if state is None:
        result = await Runner.run(agent, "Export the customers.", context={"approved": {}})
        state = save(run, result.to_state())
    await ask_people(run, state)


async def resume(intent_id: str) -> None:
    intent = await countersign.wait_for(intent_id)  # returns at once where the answer is there
    run, call_id = intent["state"]["run"], intent["state"]["call"]
    decision = intent["decision"] or {}
    state = await load(run, {"approved": {call_id: decision.get("payload")}})  # with the reviewer's edits
    asked = {item.call_id: item for item in state.get_interruptions()}
    if call_id not in asked:
        return print("this answer was acted on before")

    if intent["outcome"] == "approved":
        state.approve(asked[call_id])
    else:
        reason = decision.get("comment") or intent["status"]
        state.reject(asked[call_id], rejection_message=f"rejected: {reason}")
    result = await Runner.run(agent, state)

    await ask_people(run, save(run, result.to_state()), asked)
    summary = result.final_output or "waits for another answer"
    await countersign.report_result(intent_id, status="succeeded", summary=summary)


async def ask_people(run: str, state: RunState, asked: Container[str] = ()) -> None:
    """Puts what interrupts the run to people, but for what they have."""
    for item in state.get_interruptions():
        if item.call_id in asked:
            continue
        arguments = json.loads(item.arguments)
        intent = await countersign.send_intent(
            intent_type="intent.data.export_approval.v1",
            title=f"Export {arguments['dataset']}?",
            payload=arguments,
            editable=["/dataset", "/rows"],
            state={"run": run, "call": item.call_id},
            idempotency_key=f"{run}:{item.call_id}",
        )
        print("asked", intent["id"])


def save(run: str, state: RunState) -> RunState:
    (STATE / f"{run}.json").write_text(state.to_string())
    return state


async def load(run: str, context: dict | None = None) -> RunState | None:
    file = STATE / f"{run}.json"
    return await RunState.from_string(agent, file.read_text(), context_override=context) if file.exists() else None


if __name__ == "__main__":
    asyncio.run({"ask": ask, "resume": resume}[sys.argv[1]](sys.argv[2]))
