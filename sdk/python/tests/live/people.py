"""The running server that scripts/test-python.mjs started, and the people who answer there."""

from __future__ import annotations

import http.client
import json
import os
from functools import lru_cache
from http.cookies import SimpleCookie
from typing import Any, Dict, Optional
from urllib.parse import quote, urlencode, urlsplit

URL = os.environ["COUNTERSIGN_URL"]
PASSWORD = os.environ["COUNTERSIGN_SEED_PASSWORD"]
ANA = "ana@acme.dev"


class Person:
    """Somebody who is signed in as a browser signs in."""

    def __init__(self, email: str) -> None:
        self._cookies: Dict[str, str] = {}
        token = self._send("GET", "/api/auth/csrf")["csrfToken"]
        form = urlencode({"csrfToken": token, "email": email, "password": PASSWORD, "json": "true"})
        self._send(
            "POST", "/api/auth/callback/credentials", form.encode(), "application/x-www-form-urlencoded"
        )
        if not any("session-token" in name for name in self._cookies):
            raise AssertionError(f"{email} could not sign in.")

    def post(self, path: str, body: Any) -> Any:
        """Sends JSON, as the page does."""
        return self._send("POST", path, json.dumps(body).encode(), "application/json")

    def answer(self, id: str, outcome: str, **answer: Any) -> Any:
        """Decides."""
        return self.post(f"/api/intents/{id}/decision", {"outcome": outcome, **answer})

    def ask(self, id: str, body: str) -> Any:
        """Asks the agent something, whose turn it is then."""
        return self.post(f"/api/intents/{id}/comments", {"body": body, "question": True})

    def attach(self, id: str, name: str, data: bytes) -> Any:
        """Uploads a file as evidence."""
        return self._send("POST", f"/api/intents/{id}/files?name={quote(name)}", data, "text/plain")

    def _send(self, method: str, path: str, body: Optional[bytes] = None, type: Optional[str] = None) -> Any:
        connection = http.client.HTTPConnection(urlsplit(URL).netloc, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"cookie": cookies, "origin": URL}
        try:
            connection.request(method, path, body, {**headers, **({"content-type": type} if type else {})})
            response = connection.getresponse()
            text = response.read()
            for line in response.headers.get_all("set-cookie") or []:
                self._cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        finally:
            connection.close()
        if response.status >= 400:
            raise AssertionError(f"{method} {path} was refused: {response.status} {text.decode()}")
        return json.loads(text) if text else None


@lru_cache(maxsize=None)
def person(email: str = ANA) -> Person:
    """Signs in once."""
    return Person(email)
