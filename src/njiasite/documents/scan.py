"""Asks a ClamAV daemon about a file. No answer is not "clean": then the file stays in quarantine."""

from __future__ import annotations

import socket
import struct
from enum import StrEnum

_PIECE = 64 * 1024
_SECONDS = 60.0


class Verdict(StrEnum):
    """What is known of a file. ``unavailable`` is everything but a plain answer of the scanner."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNAVAILABLE = "unavailable"


def scan(data: bytes, address: str) -> Verdict:
    """The daemon's word on ``data``. ``address`` is a socket's path or ``host:port``; empty: there is no scanner.

    Speaks clamd's INSTREAM: pieces with their length before them (network order), an empty one at the end.
    """
    if not address:
        return Verdict.UNAVAILABLE
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(data), _PIECE):
                piece = data[start : start + _PIECE]
                line.sendall(struct.pack("!L", len(piece)) + piece)
            line.sendall(struct.pack("!L", 0))
            answer = _answer(line)
    except OSError:
        return Verdict.UNAVAILABLE
    if answer == b"stream: OK":
        return Verdict.CLEAN
    return Verdict.INFECTED if answer.endswith(b" FOUND") else Verdict.UNAVAILABLE


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_SECONDS)
        line.connect(address)
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_SECONDS)


def _answer(line: socket.socket) -> bytes:
    got = b""
    while not got.endswith(b"\0") and len(got) < 4096 and (more := line.recv(4096)):
        got += more
    return got.strip(b"\0\n ")
