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
        if record.exc_info and record.exc_info[0] is not None:
            # The message of an exception can quote the paper; its type and place cannot.
            record.msg = f"{record.msg} [{record.exc_info[0].__name__} at {_place(record)}]"
            record.exc_info = None
            record.exc_text = None
        return True


def _place(record: logging.LogRecord) -> str:
    traceback = record.exc_info[2] if record.exc_info else None
    if traceback is None:
        return "unknown place"
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    return f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}"
