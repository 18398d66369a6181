"""CrewAI: a flow that pauses for human feedback, persisted in SQLite.

    python agent.py ask <flow>            runs to the pause, asks, and ends
    python agent.py resume <intent's id>  resumes the flow with the answer, in a later process
"""

import json
import os
import sys
from pathlib import Path

from countersign import Countersign
from crewai import Agent
from crewai.flow import Flow, human_feedback, listen, start
from crewai.flow import HumanFeedbackPending, HumanFeedbackProvider, HumanFeedbackResult
from crewai.flow.persistence import SQLiteFlowPersistence
from model import model
from pydantic import BaseModel

STATE = Path(os.environ.get("AGENT_STATE", "."))
countersign = Countersign()  # reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY
persistence = SQLiteFlowPersistence(str(STATE / "flows.sqlite"))
analyst = Agent(role="Analyst", goal="Export what is needed", backstory="Careful with data.", llm=model)


class Export(BaseModel):
    dataset: str
    rows: int


def export_dataset(dataset: str, rows: int) -> str:
    with (STATE / "exports.jsonl").open("a") as file:
        file.write(json.dumps({"dataset": dataset, "rows": rows}) + "\n")
    return f"exported {rows} rows of {dataset}"


class Pause(HumanFeedbackProvider):
    """Ends the run instead of reading from the console. The flow is on disk before anybody is asked."""

    def request_feedback(self, context, flow):
        raise HumanFeedbackPending(context=context)


class ExportFlow(Flow):
    # No emit=[…]: with it, CrewAI lets a model guess from the words what the answer was.
    @start()
    @human_feedback(message="May this be exported?", provider=Pause())
    def propose(self) -> dict:
        return analyst.kickoff("Which customers are to be exported?", response_format=Export).pydantic.model_dump()

    @listen(propose)
    def act(self, result: HumanFeedbackResult) -> str:
        answer = json.loads(result.feedback)
        if answer["outcome"] == "approved":
            done = export_dataset(**answer["payload"])  # with the reviewer's edits
        else:
            done = f"rejected: {answer['reason']}"
        return analyst.kickoff(f"Say what came of the export: {done}").raw


def ask(flow_id: str) -> None:
    if not persistence.load_pending_feedback(flow_id):
        ExportFlow(persistence=persistence).kickoff(inputs={"id": flow_id})
    ask_people(flow_id)


def resume(intent_id: str) -> None:
    intent = countersign.wait_for(intent_id)  # returns at once where the answer is there
    flow_id = intent["state"]["flow"]
    if not persistence.load_pending_feedback(flow_id):
        return print("this answer was acted on before")

    decision = intent["decision"] or {}
    answer = {
        "outcome": intent["outcome"],
        "payload": decision.get("payload"),
        "reason": decision.get("comment") or intent["status"],
    }
    summary = ExportFlow.from_pending(flow_id, persistence).resume(json.dumps(answer))
    countersign.report_result(intent_id, status="succeeded", summary=summary)


def ask_people(flow_id: str) -> None:
    _, context = persistence.load_pending_feedback(flow_id)
    intent = countersign.send_intent(
        intent_type="intent.data.export_approval.v1",
        title=f"Export {context.method_output['dataset']}?",
        payload=context.method_output,
        editable=["/dataset", "/rows"],
        state={"flow": flow_id},
        idempotency_key=f"{flow_id}:{context.method_name}",
    )
    print("asked", intent["id"])


if __name__ == "__main__":
    {"ask": ask, "resume": resume}[sys.argv[1]](sys.argv[2])
