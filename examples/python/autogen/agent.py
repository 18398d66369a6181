"""AutoGen: a handoff to a person ends the team's run, and the team's saved state is the checkpoint.

    python agent.py ask <run>             runs to the handoff, asks, and ends
    python agent.py resume <intent's id>  hands the answer back to the team, in a later process
"""

import asyncio
import json
import os
import sys
from collections.abc import Container
from pathlib import Path
from typing import Any

from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.base import Handoff
from autogen_agentchat.conditions import HandoffTermination, TextMessageTermination
from autogen_agentchat.messages import HandoffMessage, ToolCallRequestEvent
from autogen_agentchat.teams import RoundRobinGroupChat
from autogen_core.tools import FunctionTool, Tool
from countersign import AsyncCountersign
from model import model

STATE = Path(os.environ.get("AGENT_STATE", "."))
countersign = AsyncCountersign()  # reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY


def export_dataset(dataset: str, rows: int) -> str:
    with (STATE / "exports.jsonl").open("a") as file:
        file.write(json.dumps({"dataset": dataset, "rows": rows}) + "\n")
    return f"exported {rows} rows of {dataset}"


class AskToExport(Handoff):
    """The model sees a tool with the arguments of the export. What it gets is a handoff: only resume() exports."""

    @property
    def handoff_tool(self) -> Tool:
        def ask(dataset: str, rows: int) -> str:
            return self.message

        return FunctionTool(ask, name="export_dataset", description="Exports rows, once a person allows it.")


handoff = AskToExport(target="reviewer", name="export_dataset", message="A reviewer has been asked.")
analyst = AssistantAgent("analyst", model, handoffs=[handoff])
until = HandoffTermination("reviewer") | TextMessageTermination("analyst")
team = RoundRobinGroupChat([analyst], termination_condition=until)


async def ask(run: str) -> None:
    if not (STATE / f"{run}.json").exists():
        await go_on(run, "Export the customers.")
    await ask_people(run)


async def resume(intent_id: str) -> None:
    intent = await countersign.wait_for(intent_id)  # returns at once where the answer is there
    run, call_id = intent["state"]["run"], intent["state"]["call"]
    checkpoint = load(run)
    if call_id not in checkpoint["calls"]:
        return print("this answer was acted on before")

    decision = intent["decision"] or {}
    if intent["outcome"] == "approved":
        content = export_dataset(**decision["payload"])  # with the reviewer's edits
    else:
        content = f"rejected: {decision.get('comment') or intent['status']}"
    await team.load_state(checkpoint["team"])
    del checkpoint["calls"][call_id]
    answer = HandoffMessage(source="reviewer", target="analyst", content=content)
    summary = await go_on(run, answer, checkpoint["calls"])

    await ask_people(run, checkpoint["calls"])
    await countersign.report_result(intent_id, status="succeeded", summary=summary)


async def go_on(run: str, task: Any, asked: dict | None = None) -> str:
    """Lets the team work until it is done or hands over; its state is kept with the calls that are with people."""
    result = await team.run(task=task)
    requests = [message for message in result.messages if isinstance(message, ToolCallRequestEvent)]
    calls = {call.id: json.loads(call.arguments) for request in requests for call in request.content}
    checkpoint = {"team": await team.save_state(), "calls": {**(asked or {}), **calls}}
    (STATE / f"{run}.json").write_text(json.dumps(checkpoint))
    return result.messages[-1].to_text()


async def ask_people(run: str, asked: Container[str] = ()) -> None:
    """Puts the calls that were handed over to people, but for those that they have."""
    for call_id, arguments in load(run)["calls"].items():
        if call_id in asked:
            continue
        intent = await countersign.send_intent(
            intent_type="intent.data.export_approval.v1",
            title=f"Export {arguments['dataset']}?",
            payload=arguments,
            editable=["/dataset", "/rows"],
            state={"run": run, "call": call_id},
            idempotency_key=f"{run}:{call_id}",
        )
        print("asked", intent["id"])


def load(run: str) -> dict:
    return json.loads((STATE / f"{run}.json").read_text())


if __name__ == "__main__":
    asyncio.run({"ask": ask, "resume": resume}[sys.argv[1]](sys.argv[2]))
