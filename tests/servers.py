"""Real servers on loopback: what is sent over the network in tests arrives here."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast


@dataclass
class Mailbox:
    """An SMTP server and the mails it received; `refusing` answers every recipient with a temporary error.

    A recipient called `gone` is refused for ever.
    """

    port: int = 0
    mails: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    refusing: bool = False

    @property
    def url(self) -> str:
        """The server as an Apprise URL; `&to=` is left to the caller."""
        return f"mailto://127.0.0.1:{self.port}?from=kttt@example.com&smtp=127.0.0.1&mode=insecure"

    def to(self, address: str) -> list[EmailMessage]:
        """Mails to one address, in order."""
        return [mail for recipients, mail in self.mails if address in recipients]


@dataclass
class Webhook:
    """An HTTP server and the JSON it received; `failures` is how many requests it still refuses.

    When `moved`, it sends whoever posts to another page, which is there for everybody who only asks.
    """

    port: int = 0
    posts: list[dict[str, Any]] = field(default_factory=list)
    failures: int = 0
    moved: bool = False

    @property
    def url(self) -> str:
        """The server as an Apprise URL."""
        return f"json://127.0.0.1:{self.port}/hook"


@contextmanager
def smtp_server() -> Iterator[Mailbox]:
    """A mail server that keeps what it is given."""
    mailbox = Mailbox()

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 loopback")
            recipients: list[str] = []
            for line in self.rfile:
                command = line.decode().strip()
                verb = command[:4].upper()
                if verb == "RCPT" and mailbox.refusing:
                    self._say("451 try again later")
                elif verb == "RCPT" and "<gone@" in command:
                    self._say("550 no such user here")
                elif verb == "RCPT":
                    recipients.append(command.partition("<")[2].partition(">")[0])
                    self._say("250 ok")
                elif verb == "DATA":
                    self._say("354 go on")
                    mail = message_from_bytes(self._data(), policy=policy.default)
                    mailbox.mails.append((recipients, cast(EmailMessage, mail)))
                    recipients = []
                    self._say("250 kept")
                elif verb == "QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say("250 ok")

        def _data(self) -> bytes:
            lines = []
            for line in self.rfile:
                if line in (b".\r\n", b".\n"):
                    break
                lines.append(line[1:] if line.startswith(b"..") else line)
            return b"".join(lines)

        def _say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Server(("127.0.0.1", 0), Session) as server:
        mailbox.port = server.server_address[1]
        yield from _serving(server, mailbox)


@contextmanager
def http_server() -> Iterator[Webhook]:
    """A web server that keeps the JSON it is sent."""
    webhook = Webhook()

    class Request(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if webhook.failures:
                webhook.failures -= 1
                self.send_error(503)
                return
            if webhook.moved:
                self.send_response(302)
                self.send_header("Location", "/elsewhere")
                self.end_headers()
                return
            webhook.posts.append(json.loads(body))
            self.send_response(200)
            self.end_headers()

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Request) as server:
        webhook.port = server.server_address[1]
        yield from _serving(server, webhook)


def _serving(server: socketserver.BaseServer, kept: Any) -> Iterator[Any]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        thread.join()
