"""Starts the process that reads a workbook, and ends it when its time is up or nobody wants the answer any more."""

import math
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Final, cast

import msgspec

from web.imports.workbook.answer import Grid, Refusal, decoded
from web.imports.workbook.limits import BIGGEST_ANSWER, BIGGEST_FILE, MB, SECONDS, Allowance, allowance
from web.imports.workbook.refusals import UnusableFile

LOOK_SECONDS: Final = 0.1
ENVIRONMENT: Final = {"LANG": "C.UTF-8"}


class Cancelled(Exception):
    """Nobody wants the answer any more."""


def read_grid(content: bytes, cancelled: Callable[[], bool] = lambda: False) -> Grid:
    """The first sheet of a workbook. Raises UnusableFile, or Cancelled within a tenth of a second."""
    if len(content) > BIGGEST_FILE:
        raise UnusableFile("too_big")
    with _started(allowance(len(content))) as process:
        feeder = threading.Thread(target=_hand_over, args=(process.stdin, content))
        feeder.start()
        try:
            told = _told(cast(IO[bytes], process.stdout), cancelled)
        finally:
            process.kill()
            feeder.join()
    return _grid(told)


def _started(allowed: Allowance) -> "subprocess.Popen[bytes]":
    """Isolated: nothing of our environment, no file or connection of ours, nothing on the way to its modules."""
    words = (str(allowed.memory), str(allowed.processor), str(math.ceil(SECONDS)))
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-B", "-m", "web.imports.workbook.child", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        cwd="/",
        close_fds=True,
        start_new_session=True,
    )


def _told(pipe: IO[bytes], cancelled: Callable[[], bool]) -> bytes:
    """All that comes until the process ends. Raises UnusableFile when it is too much or takes too long, or Cancelled."""
    until, told = time.monotonic() + SECONDS, bytearray()
    with selectors.DefaultSelector() as ready:
        ready.register(pipe, selectors.EVENT_READ)
        while True:
            if cancelled():
                raise Cancelled
            if time.monotonic() > until or len(told) > BIGGEST_ANSWER:
                raise UnusableFile("too_much")
            if ready.select(LOOK_SECONDS):
                if not (piece := os.read(pipe.fileno(), MB)):
                    return bytes(told)
                told += piece


def _hand_over(pipe: IO[bytes], content: bytes) -> None:
    with suppress(OSError), pipe:  # it may have ended before it had read everything
        pipe.write(content)


def _grid(told: bytes) -> Grid:
    """Raises UnusableFile. A process that was ended by its limits says nothing, or not all."""
    try:
        answer = decoded(told)
    except msgspec.DecodeError as ended:
        raise UnusableFile("too_much") from ended
    if isinstance(answer, Refusal):
        raise UnusableFile(answer.code, answer.names)
    return answer
