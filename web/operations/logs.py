"""The one configuration of logs: a JSON object a line, which says what happened and where, and never with which values.

A fault is its classes, the SQLSTATE if the database said it, and where in the code it was. Texts of exceptions and
details of the database stay out: they hold rows, such as a password's hash or somebody's number.
"""

import json
import logging
import logging.config
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final

from psycopg import Error

QUIETER: Final = {
    **dict.fromkeys(("apscheduler", "uvicorn", "uvicorn.access", "httpx"), "WARNING"),
    "psycopg.pool": "ERROR",  # the pulse says it once
}
FRAMES: Final = 8  # innermost: where it happened
OWN: Final = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName", "color_message"}


class Lines(logging.Formatter):
    """`at, level, from, says`, what `extra` gave, and of an exception `fault` and `where`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": _message(record),
            **{name: value for name, value in record.__dict__.items() if name not in OWN},
        }
        if record.exc_info and record.exc_info[1] is not None:
            line |= {"fault": classes(record.exc_info[1]), "where": places(record.exc_info[2])}
        return json.dumps(line, ensure_ascii=False, default=_told)


def classes(error: BaseException) -> str:
    """`ProblemShown < UniqueViolation 23505`: an exception and what caused it, by class and SQLSTATE."""
    chain, seen = [], set[int]()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        state = following.sqlstate if isinstance(following, Error) else None
        chain.append(f"{type(following).__name__} {state}" if state else type(following).__name__)
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    return " < ".join(chain)


def places(trace: TracebackType | None) -> list[str]:
    """`web/accounts/users_page.py:52 add_user`, the innermost last. No line of code: it may hold a value."""
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames]


def configure(level: str = "INFO") -> None:
    """For this process, all libraries included: to the standard error."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"lines": {"()": Lines}},
            "handlers": {"error": {"class": "logging.StreamHandler", "formatter": "lines"}},
            "root": {"handlers": ["error"], "level": level},
            "loggers": {name: {"level": level} for name, level in QUIETER.items()},
        }
    )


def _message(record: logging.LogRecord) -> str:
    """The message; an exception among what it is about is told by its class."""
    if isinstance(record.msg, BaseException):
        return classes(record.msg)
    told: Any = record.args
    if isinstance(told, tuple):
        told = tuple(_told(value) if isinstance(value, BaseException) else value for value in told)
    try:
        return str(record.msg) % told if told else str(record.msg)
    except (TypeError, ValueError):
        return str(record.msg)


def _told(value: object) -> str:
    return classes(value) if isinstance(value, BaseException) else str(value)
