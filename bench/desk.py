"""Who works with payment lists in a drill: officers who ask until they are answered, and the bank that keeps its own books."""

import csv
import http.client
import io
import json
import random
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

V1: Final = "/api/v1"
GIVES_UP: Final = 180.0  # seconds without an answer
COME_LATER: Final = (429, 503)
BOUNDARY: Final = "drill"


class Answered(NamedTuple):
    """A write that was answered for good. `said`: the whole answer."""

    user_id: UUID
    key: UUID
    path: str
    status: int
    said: dict[str, Any]


@dataclass
class Desk:
    """One officer. `answered`: of all officers; `lines`: how often an answer did not come, and the same was asked again."""

    user_id: UUID
    token: str
    answered: list[Answered]
    port: int = 0
    asked_again: list[str] = field(default_factory=list[str])

    def get(self, path: str) -> tuple[int, bytes]:
        return self._until_answered("GET", path, b"", {})

    def json(self, path: str) -> dict[str, Any]:
        status, said = self.get(path)
        if status != 200:
            raise AssertionError(f"{path}: {status} {said[:500]!r}")
        found: dict[str, Any] = json.loads(said)
        return found

    def go_on(self, path: str) -> None:
        """Asks that something be gone on with; nothing is recorded under a key."""
        self._until_answered("POST", path, b"{}", {"Content-Type": "application/json"})

    def write(
        self, path: str, body: Mapping[str, Any] | None = None, file: bytes | None = None, *, late: bool = False
    ) -> Answered:
        """`late`: the file tells of lines that came back.

        Under one key, however often it is asked; and once more after it was answered, as impatient people do."""
        key = uuid4()
        content, kind = (_form(file, late), f"multipart/form-data; boundary={BOUNDARY}") if file is not None else (
            json.dumps(body or {}).encode(), "application/json",
        )  # fmt: skip
        headers = {"Idempotency-Key": str(key), "Content-Type": kind}
        status, said = self._until_answered("POST", path, content, headers)
        told = Answered(self.user_id, key, path, status, json.loads(said))
        self.answered.append(told)
        if random.random() < 0.3:
            again, same = self._until_answered("POST", path, content, headers)
            if status == 201 and (again, json.loads(same)["id"]) != (201, told.said["id"]):
                raise AssertionError(f"{path}: {told.said}, then {again} {same!r}")
        return told

    def _until_answered(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        give_up = time.monotonic() + GIVES_UP
        while time.monotonic() < give_up:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                line.request(method, V1 + path, body, {"Authorization": f"Bearer {self.token}", **headers})
                answer = line.getresponse()
                status, said = answer.status, answer.read()
            except (OSError, http.client.HTTPException):
                self.asked_again.append(path)
                continue
            finally:
                line.close()
            if status >= 500 and status not in COME_LATER:
                raise AssertionError(f"{method} {path}: {status} {said[:500]!r}")
            if status not in COME_LATER:
                return status, said
            time.sleep(0.05)
        raise AssertionError(f"{method} {path}: no answer for {GIVES_UP} seconds")


@dataclass
class Bank:
    """Pays each line of each list once, whatever it is sent; an account in four it does not know the first time. `paid`: fen by line."""

    paid: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    unknown: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    _counter: threading.Lock = field(default_factory=threading.Lock)

    def take(self, file: bytes) -> list[bytes]:
        """Its answer to a file, in two files: what it knows in the morning, and the rest."""
        with self._counter:
            rows = [self._row(row) for row in csv.DictReader(io.StringIO(file.decode("utf-8-sig")))]
        middle = (len(rows) + 1) // 2
        return [_answer(some) for some in (rows[:middle], rows[middle:]) if some]

    def give_back(self, file: bytes) -> bytes:
        """Its word that one of the lines of a file that it had paid came back (账户注销退回); nothing where it had paid none."""
        with self._counter:
            rows = {
                (row["清册编号"], row["明细号"]): row["金额"]
                for row in csv.DictReader(io.StringIO(file.decode("utf-8-sig")))
            }
            paid = [line for line in rows if line in self.paid]
            if not paid:
                return b""
            line = random.choice(paid)
            del self.paid[line]
            return _answer([(*line, rows[line], "账户已销户")])

    def _row(self, row: Mapping[str, str]) -> tuple[str, str, str, str]:
        line, account, fen = (row["清册编号"], row["明细号"]), row["账号"], round(float(row["金额"]) * 100)
        if int(account) % 4 == 0 and self.unknown.setdefault(account, line) == line:
            return (*line, row["金额"], "账号有误")
        if self.paid.setdefault(line, fen) != fen:
            raise AssertionError(f"line {line} was sent with two amounts")
        return (*line, row["金额"], "成功")


def _answer(rows: list[tuple[str, str, str, str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([("清册编号", "明细号", "金额", "结果"), *rows])
    return text.getvalue().encode("utf-8-sig")


def _form(file: bytes, late: bool) -> bytes:
    said = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="late"\r\n\r\ntrue\r\n' if late else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n'
    return (said + head).encode() + file + f"\r\n--{BOUNDARY}--\r\n".encode()
