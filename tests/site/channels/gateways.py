"""Gateways of these tests: real servers on this machine that answer what they are told to, and keep what they got."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Http"], None]


class Http(BaseHTTPRequestHandler):
    """One call; the next answer of the script is given, and the last one for ever."""

    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.headers, body))
        script = self.server.script
        (script.pop(0) if len(script) > 1 else script[0])(self)

    def log_message(self, *_: Any) -> None:
        pass


class Gateway(ThreadingHTTPServer):
    """What a gateway got, and what it answers."""

    daemon_threads = True

    def __init__(self, *script: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Http)
        self.script, self.got = list(script), list[tuple[Message, bytes]]()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/messages"


def says(status: int, told: object = None, raw: bytes | None = None) -> Answer:
    """An answer whole."""

    def answer(call: Http) -> None:
        body = raw if raw is not None else json.dumps(told).encode()
        call.send_response(status)
        call.send_header("Content-Type", "application/json")
        call.send_header("Content-Length", str(len(body)))
        call.end_headers()
        call.wfile.write(body)

    return answer


def breaks_off(call: Http) -> None:
    """The gateway took the message, and the line went dead in the middle of its answer."""
    call.send_response(201)
    call.send_header("Content-Length", "500")
    call.end_headers()
    call.wfile.write(b'{"SMSMessageData"')


def hangs(call: Http) -> None:
    """No answer until whoever asked has gone away."""
    call.connection.settimeout(10)
    call.connection.recv(1)


def points_elsewhere(call: Http) -> None:
    call.send_response(307)
    call.send_header("Location", "http://127.0.0.1:9/elsewhere")
    call.end_headers()


class Post(socketserver.StreamRequestHandler):
    """A mail server as far as a letter needs one."""

    server: PostOffice

    def handle(self) -> None:
        self._say("220 post.example")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if word == "DATA":
                self._say("354 go on")
                self._letter()
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say(self.server.answers.get(word, "250 ok"))

    def _letter(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self.server.got.append(b"".join(lines))
        if self.server.answers.get("LETTER") == "dies":
            self.connection.close()
        else:
            self._say(self.server.answers.get("LETTER", "250 kept"))

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class PostOffice(socketserver.ThreadingTCPServer):
    """``answers`` by the word of the protocol; ``LETTER`` after the letter itself."""

    daemon_threads = True

    def __init__(self, **answers: str) -> None:
        super().__init__(("127.0.0.1", 0), Post)
        self.answers, self.got = answers, list[bytes]()

    def handle_error(self, *_: Any) -> None:
        pass


@contextmanager
def running(server: Any) -> Iterator[Any]:
    """The server, until the test is over."""
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
