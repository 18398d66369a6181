"""Webhooks come here. Each is verified, and one that closes a question starts the agent to go on with the answer.

    COUNTERSIGN_WEBHOOK_SECRET=whsec_… python receiver.py langgraph/agent.py 8787
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer

from countersign import WebhookVerificationError, verify_webhook

AGENT, PORT = sys.argv[1], int(sys.argv[2])
SECRET = os.environ["COUNTERSIGN_WEBHOOK_SECRET"]
CLOSING = ("intent.decided", "intent.timed_out", "intent.canceled")

# One at a time: a webhook may come twice, and the second must find what the first has done.
agents = ThreadPoolExecutor(max_workers=1)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            event = verify_webhook(body, dict(self.headers), SECRET)
        except WebhookVerificationError as error:
            return self.answer(400, str(error))
        if event["type"] in CLOSING:
            agents.submit(subprocess.run, [sys.executable, AGENT, "resume", event["data"]["id"]])
        return self.answer(204)

    def answer(self, status: int, text: str = "") -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())


server = HTTPServer(("127.0.0.1", PORT), Receiver)
print(f"listening on {PORT}", flush=True)
server.serve_forever()
