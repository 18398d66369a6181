"""AXME's own client against Countersign: the four lines of its article, unchanged but for the base URL.

    pip install -r requirements.txt -c constraints.txt
    COUNTERSIGN_URL=http://localhost:3000 COUNTERSIGN_API_KEY=csk_... python four_lines.py

The seed registers the intent type, so that Ana is asked, reminded and, in the end, escalated past.
"""

import os

from axme import AxmeClient, AxmeClientConfig

client = AxmeClient(
    AxmeClientConfig(api_key=os.environ["COUNTERSIGN_API_KEY"], base_url=os.environ["COUNTERSIGN_URL"])
)

intent_id = client.send_intent({
    "intent_type": "intent.data.export_approval.v1",
    "to_agent": "agent://myorg/production/data-analyst",
    "payload": {"dataset": "customers_q1_2026", "pii_detected": True},
})
print("asked", intent_id, flush=True)
result = client.wait_for(intent_id)

# COMPLETED is a yes. A no is FAILED, a deadline TIMED_OUT, and the words are in data.
print(result["status"], result.get("data", {}).get("outcome"), result.get("data", {}).get("comment"))
