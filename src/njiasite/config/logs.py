"""Keeps what must not be written down out of the logs."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime

from django.http import HttpRequest

_TOKEN = re.compile(r"(/check/)[\w-]{8,}")


class Discreet(logging.Filter):
    """Blots out addresses and the words of an exception: a log line never leads to a contract, a case or a person."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "is_discreet", False):  # another handler has seen to it
            return True
        record.is_discreet = True
        record.msg = _TOKEN.sub(r"\1…", _without_address(record))
        record.args = None
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.msg} [{place_of(record.exc_info[1])}]"
            record.exc_info = None
            record.exc_text = None
        return True


class Lines(logging.Formatter):
    """Each record as one line of JSON, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said = {"at": at, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        if hasattr(record, "status_code"):
            said["status"] = record.status_code
        return json.dumps(said, ensure_ascii=False)


def _without_address(record: logging.LogRecord) -> str:
    """The message; of a request only its kind of address, for anybody may type a name into one."""
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest):
        return record.getMessage()
    route = f"/{request.resolver_match.route}" if request.resolver_match else "an unknown address"
    return f"{getattr(record, 'status_code', 'Refused')} {request.method} {route}"


def place_of(error: BaseException) -> str:
    """The type of an exception and the line that raised it. Its message is left out: it can quote the paper."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    where = f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}" if traceback else "unknown place"
    return f"{type(error).__name__} at {where}"
