"""Keeps what must not be written down out of the logs."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"(/check/)[\w-]{8,}")


class Discreet(logging.Filter):
    """Blots out the address of an answer and the words of an exception: a log line never leads to a contract."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _TOKEN.sub(r"\1…", record.getMessage())
        record.args = None
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.msg} [{place_of(record.exc_info[1])}]"
            record.exc_info = None
            record.exc_text = None
        return True


def place_of(error: BaseException) -> str:
    """The type of an exception and the line that raised it. Its message is left out: it can quote the paper."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    where = f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}" if traceback else "unknown place"
    return f"{type(error).__name__} at {where}"
