"""No framework: a loop around a model, its messages in a file, and a tool that a person must allow.

    python agent.py ask <run>             goes on until the tool is called, asks, and ends
    python agent.py resume <intent's id>  goes on from the file with the answer, in a later process
"""

import json
import os
import sys
from collections.abc import Container
from pathlib import Path

from countersign import Countersign, verify_receipt
from model import next_message

STATE = Path(os.environ.get("AGENT_STATE", "."))
countersign = Countersign()  # reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY


def export_dataset(dataset: str, rows: int) -> str:
    with (STATE / "exports.jsonl").open("a") as file:
        file.write(json.dumps({"dataset": dataset, "rows": rows}) + "\n")
    return f"exported {rows} rows of {dataset}"


def ask(run: str) -> None:
    file = STATE / f"{run}.json"
    messages = json.loads(file.read_text()) if file.exists() else [{"role": "user", "content": "Export the customers."}]
    go_on(run, messages)


def resume(intent_id: str) -> None:
    intent = countersign.wait_for(intent_id)  # returns at once where the answer is there
    run, call_id = intent["state"]["run"], intent["state"]["call"]
    messages = json.loads((STATE / f"{run}.json").read_text())
    asked = open_calls(messages)
    if call_id not in asked:
        return print("this answer was acted on before")

    if intent["outcome"] == "approved":
        # What the receipt covers, the reviewer's edits included, is what may be done.
        receipt = verify_receipt(intent, jwks=countersign.get_jwks(), outcome="approved")
        content = export_dataset(**receipt["payload"])
    else:
        reason = (intent["decision"] or {}).get("comment") or intent["status"]
        content = f"rejected: {reason}"
    messages.append({"role": "tool", "tool_call_id": call_id, "content": content})

    final = go_on(run, messages, asked)
    countersign.report_result(intent_id, status="succeeded", summary=final or "waits for another answer")


def go_on(run: str, messages: list, asked: Container[str] = ()) -> str | None:
    """Lets the model speak until it is done, which gives its last words, or until somebody must be asked."""
    while True:
        # Kept before anybody is asked: should this process die, the next finds the call and asks under the same key.
        (STATE / f"{run}.json").write_text(json.dumps(messages))
        for call_id, call in open_calls(messages).items():
            if call_id in asked:
                continue
            intent = countersign.send_intent(
                intent_type="intent.data.export_approval.v1",
                title=f"Export {call['arguments']['dataset']}?",
                payload=call["arguments"],
                editable=["/dataset", "/rows"],
                state={"run": run, "call": call_id},
                idempotency_key=f"{run}:{call_id}",
            )
            print("asked", intent["id"])
        if open_calls(messages):
            return None
        if messages[-1]["role"] == "assistant":
            return messages[-1]["content"]
        messages.append(next_message(messages))


def open_calls(messages: list) -> dict:
    answered = {message["tool_call_id"] for message in messages if message["role"] == "tool"}
    calls = [call for message in messages for call in message.get("tool_calls", [])]
    return {call["id"]: call for call in calls if call["id"] not in answered}


if __name__ == "__main__":
    {"ask": ask, "resume": resume}[sys.argv[1]](sys.argv[2])
