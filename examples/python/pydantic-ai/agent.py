"""Pydantic AI: a tool that requires approval ends the run, and the history of messages is the checkpoint.

    python agent.py ask <run>             runs until the tool is called, asks, and ends
    python agent.py resume <intent's id>  runs on from the history with the answer, in a later process
"""

import json
import os
import sys
from pathlib import Path

from countersign import Countersign
from model import model
from pydantic_ai import Agent, DeferredToolRequests, DeferredToolResults, ToolApproved, ToolDenied
from pydantic_ai.messages import ModelMessage, ModelMessagesTypeAdapter, ToolCallPart

STATE = Path(os.environ.get("AGENT_STATE", "."))
countersign = Countersign()  # reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY
agent = Agent(model, output_type=[str, DeferredToolRequests])


@agent.tool_plain(requires_approval=True)
def export_dataset(dataset: str, rows: int) -> str:
    with (STATE / "exports.jsonl").open("a") as file:
        file.write(json.dumps({"dataset": dataset, "rows": rows}) + "\n")
    return f"exported {rows} rows of {dataset}"


def ask(run: str) -> None:
    if not history(run):
        save(run, agent.run_sync("Export the customers.").all_messages())
    print("asked", *ask_people(run).values())


def resume(intent_id: str) -> None:
    run = countersign.wait_for(intent_id)["state"]["run"]  # returns at once where the answer is there
    asked = ask_people(run)
    if intent_id not in asked.values():
        return print("this answer was acted on before")
    # Pydantic AI goes on once it has an answer to each of the calls: the last one to be answered resumes the run.
    intents = {call_id: countersign.get_intent(id) for call_id, id in asked.items()}
    if any(intent["status"] == "waiting" for intent in intents.values()):
        return print("other calls of this run are still with people")

    results = DeferredToolResults(approvals={call_id: answer(intent) for call_id, intent in intents.items()})
    result = agent.run_sync(message_history=history(run), deferred_tool_results=results)
    save(run, result.all_messages())
    ask_people(run)
    for id in asked.values():
        summary = result.output if isinstance(result.output, str) else "waits for another answer"
        countersign.report_result(id, status="succeeded", summary=summary)


def answer(intent: dict) -> ToolApproved | ToolDenied:
    decision = intent["decision"] or {}
    if intent["outcome"] == "approved":
        return ToolApproved(override_args=decision["payload"])  # with the reviewer's edits
    return ToolDenied(f"rejected: {decision.get('comment') or intent['status']}")


def ask_people(run: str) -> dict[str, str]:
    """Puts the calls that wait for approval to people, each once, and gives the ids of the questions."""
    file = STATE / f"{run}.asked.json"
    kept = json.loads(file.read_text()) if file.exists() else {}
    asked = {call.tool_call_id: kept.get(call.tool_call_id) or put(run, call) for call in open_calls(run)}
    file.write_text(json.dumps(asked))
    return asked


def put(run: str, call: ToolCallPart) -> str:
    arguments = call.args_as_dict()
    return countersign.send_intent(
        intent_type="intent.data.export_approval.v1",
        title=f"Export {arguments['dataset']}?",
        payload=arguments,
        editable=["/dataset", "/rows"],
        state={"run": run},
        idempotency_key=f"{run}:{call.tool_call_id}",
    )["id"]


def open_calls(run: str) -> list[ToolCallPart]:
    """A history that ends with tool calls is one whose run ended for want of approvals."""
    return [part for part in history(run)[-1].parts if isinstance(part, ToolCallPart)]


def history(run: str) -> list[ModelMessage]:
    file = STATE / f"{run}.json"
    return ModelMessagesTypeAdapter.validate_json(file.read_bytes()) if file.exists() else []


def save(run: str, messages: list[ModelMessage]) -> None:
    (STATE / f"{run}.json").write_bytes(ModelMessagesTypeAdapter.dump_json(messages))


if __name__ == "__main__":
    {"ask": ask, "resume": resume}[sys.argv[1]](sys.argv[2])
