"""Google ADK: a tool asks for confirmation, and the session in SQLite is the checkpoint.

    python agent.py ask <session>         runs until the tool wants a confirmation, asks, and ends
    python agent.py resume <intent's id>  runs on in the session with the answer, in a later process
"""

import asyncio
import json
import os
import sys
from collections.abc import Container
from pathlib import Path

from countersign import AsyncCountersign
from google.adk.agents import LlmAgent
from google.adk.runners import Runner
from google.adk.sessions.sqlite_session_service import SqliteSessionService
from google.adk.tools import ToolContext
from google.genai.types import Content, FunctionCall, FunctionResponse, Part
from model import model

STATE = Path(os.environ.get("AGENT_STATE", "."))
CONFIRMATION = "adk_request_confirmation"
countersign = AsyncCountersign()  # reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY


def export_dataset(dataset: str, rows: int, tool_context: ToolContext) -> dict:
    """Exports rows of a data set, once a person allows it."""
    answer = tool_context.tool_confirmation
    if answer is None:
        tool_context.request_confirmation(hint=f"Export {dataset}?", payload={"dataset": dataset, "rows": rows})
        return {"error": "This waits for a person."}
    if not answer.confirmed:
        return {"error": f"rejected: {answer.payload['reason']}"}
    with (STATE / "exports.jsonl").open("a") as file:
        file.write(json.dumps(answer.payload) + "\n")
    return {"result": "exported {rows} rows of {dataset}".format(**answer.payload)}


agent = LlmAgent(name="analyst", model=model, tools=[export_dataset])
sessions = SqliteSessionService(str(STATE / "sessions.sqlite"))
runner = Runner(app_name="exports", agent=agent, session_service=sessions)


async def ask(session_id: str) -> None:
    key = {"app_name": "exports", "user_id": "agent", "session_id": session_id}
    if not await sessions.get_session(**key):
        await sessions.create_session(**key)
        await say(session_id, Part(text="Export the customers."))
    await ask_people(session_id)


async def resume(intent_id: str) -> None:
    intent = await countersign.wait_for(intent_id)  # returns at once where the answer is there
    session_id, call_id = intent["state"]["session"], intent["state"]["call"]
    asked = [call.id for call in await open_calls(session_id)]
    if call_id not in asked:
        return print("this answer was acted on before")

    decision = intent["decision"] or {}
    if intent["outcome"] == "approved":
        answer = {"confirmed": True, "payload": decision["payload"]}  # with the reviewer's edits
    else:
        answer = {"confirmed": False, "payload": {"reason": decision.get("comment") or intent["status"]}}
    response = FunctionResponse(id=call_id, name=CONFIRMATION, response=answer)
    summary = await say(session_id, Part(function_response=response))

    await ask_people(session_id, asked)
    await countersign.report_result(intent_id, status="succeeded", summary=summary or "waits for another answer")


async def say(session_id: str, part: Part) -> str:
    """Lets the agent go on with this, and gives what it says last."""
    text = ""
    message = Content(role="user", parts=[part])
    async for event in runner.run_async(user_id="agent", session_id=session_id, new_message=message):
        if event.is_final_response() and event.content and event.content.parts[0].text:
            text = event.content.parts[0].text
    return text


async def ask_people(session_id: str, asked: Container[str] = ()) -> None:
    """Puts the confirmations that the session waits for to people, but for those that they have."""
    for call in await open_calls(session_id):
        if call.id in asked:
            continue
        confirmation = call.args["toolConfirmation"]
        intent = await countersign.send_intent(
            intent_type="intent.data.export_approval.v1",
            title=confirmation["hint"],
            payload=confirmation["payload"],
            editable=["/dataset", "/rows"],
            state={"session": session_id, "call": call.id},
            idempotency_key=f"{session_id}:{call.id}",
        )
        print("asked", intent["id"])


async def open_calls(session_id: str) -> list[FunctionCall]:
    session = await sessions.get_session(app_name="exports", user_id="agent", session_id=session_id)
    answered = {response.id for event in session.events for response in event.get_function_responses()}
    calls = [call for event in session.events for call in event.get_function_calls()]
    return [call for call in calls if call.name == CONFIRMATION and call.id not in answered]


if __name__ == "__main__":
    asyncio.run({"ask": ask, "resume": resume}[sys.argv[1]](sys.argv[2]))
