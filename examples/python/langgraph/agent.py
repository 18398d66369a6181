"""LangGraph: interrupt() inside the tool, and a checkpointer that outlives the process.

    python agent.py ask <thread>          runs to the interrupt, asks, and ends
    python agent.py resume <intent's id>  resumes the thread with the answer, in a later process
"""

import json
import os
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from countersign import Countersign
from langchain_core.messages import AIMessage
from langchain_core.tools import InjectedToolCallId, ToolException, tool
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.graph import END, START, MessagesState, StateGraph
from langgraph.prebuilt import ToolNode
from langgraph.types import Command, Send, interrupt
from model import model

STATE = Path(os.environ.get("AGENT_STATE", "."))
countersign = Countersign()  # reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY


@tool
def export_dataset(dataset: str, rows: int, call_id: Annotated[str, InjectedToolCallId]) -> str:
    """Exports rows of a data set, once a person allows it."""
    # What is above the interrupt runs again at the resumption: the effect belongs below it.
    answer = interrupt({"call": call_id, "payload": {"dataset": dataset, "rows": rows}})
    if answer["outcome"] != "approved":
        raise ToolException(f"rejected: {answer['reason']}")
    with (STATE / "exports.jsonl").open("a") as file:
        file.write(json.dumps(answer["payload"]) + "\n")
    return "exported {rows} rows of {dataset}".format(**answer["payload"])


export_dataset.handle_tool_error = True  # the model reads a rejection as a ToolMessage with the status "error"


def think(state: MessagesState) -> dict:
    return {"messages": [model.bind_tools([export_dataset]).invoke(state["messages"])]}


def each_call(state: MessagesState) -> list[Send] | str:
    # A task for each call: within one task, interrupts are told apart by their order alone.
    calls = state["messages"][-1].tool_calls
    return [Send("tools", {"messages": [AIMessage("", tool_calls=[call])]}) for call in calls] or END


builder = StateGraph(MessagesState)
builder.add_node("think", think)
builder.add_node("tools", ToolNode([export_dataset]))
builder.add_edge(START, "think")
builder.add_conditional_edges("think", each_call, ["tools", END])
builder.add_edge("tools", "think")
graph = builder.compile(SqliteSaver(sqlite3.connect(STATE / "checkpoints.sqlite", check_same_thread=False)))


def ask(thread: str) -> None:
    config = {"configurable": {"thread_id": thread}}
    is_new = graph.get_state(config).created_at is None
    # None goes on from where an earlier process left the thread, if there was one.
    graph.invoke({"messages": [("user", "Export the customers.")]} if is_new else None, config)
    ask_people(thread)


def resume(intent_id: str) -> None:
    intent = countersign.wait_for(intent_id)  # returns at once where the answer is there
    thread, interrupt_id = intent["state"]["thread"], intent["state"]["interrupt"]
    config = {"configurable": {"thread_id": thread}}
    asked = [waiting.id for waiting in graph.get_state(config).interrupts]
    if interrupt_id not in asked:
        return print("this answer was acted on before")

    decision = intent["decision"] or {}
    answer = {
        "outcome": intent["outcome"],
        "payload": decision.get("payload"),  # with the reviewer's edits
        "reason": decision.get("comment") or intent["status"],
    }
    result = graph.invoke(Command(resume={interrupt_id: answer}), config)
    ask_people(thread, asked)
    summary = result["messages"][-1].text or "waits for another answer"
    countersign.report_result(intent_id, status="succeeded", summary=summary)


def ask_people(thread: str, asked: Iterable[str] = ()) -> None:
    """Puts the interrupts that the thread is waiting at to people, but for those that they have."""
    for waiting in graph.get_state({"configurable": {"thread_id": thread}}).interrupts:
        if waiting.id in asked:
            continue
        intent = countersign.send_intent(
            intent_type="intent.data.export_approval.v1",
            title=f"Export {waiting.value['payload']['dataset']}?",
            payload=waiting.value["payload"],
            editable=["/dataset", "/rows"],
            state={"thread": thread, "interrupt": waiting.id},
            idempotency_key=f"{thread}:{waiting.value['call']}",
        )
        print("asked", intent["id"])


if __name__ == "__main__":
    {"ask": ask, "resume": resume}[sys.argv[1]](sys.argv[2])
