"""A log line says what happened, where, and under which number; never with which values."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from litestar import get
from litestar.params import FromPath
from litestar.testing import TestClient

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.world import PASSWORD, World
from web.app import create_app
from web.operations.logs import Lines

SECRET = "金丝雀 411326196005171235"


@get("/broken/{number:str}", sync_to_thread=True)
def broken(number: FromPath[str]) -> str:
    try:
        int(SECRET)
    except ValueError as cause:
        raise RuntimeError(f"could not read {SECRET}") from cause
    return number


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What the process's log says meanwhile, as it is configured."""
    out = StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Lines())
    logging.getLogger().addHandler(handler)
    yield out
    logging.getLogger().removeHandler(handler)


def lines(out: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_number_on_the_page_is_in_the_log_and_nothing_else_of_the_request(world: World, written: StringIO) -> None:
    app = create_app(world.office, world.settings)
    app.register(broken)
    answer = TestClient(app).get(f"/broken/{SECRET}")
    assert answer.status_code == 500
    (line,) = [one for one in lines(written) if one["says"] == "fault"]
    assert re.fullmatch(r"[0-9a-f]{8}", line["reference"])
    assert line["reference"] in text_of(answer)
    assert line["route"] == "GET /broken/{number}"
    assert line["fault"] == "RuntimeError < ValueError"
    assert line["where"][-1].endswith("broken")
    assert line["level"] == "error"
    for secret in (SECRET, "金丝雀", "could not read"):
        assert secret not in written.getvalue()
        assert secret not in answer.text


def test_a_statement_that_fails_logs_its_state_and_no_row(world: World, written: StringIO) -> None:
    """PostgreSQL tells the whole row that a constraint refused: here with the hash of a password."""
    caller = world.caller()
    browser = world.browser(caller)
    with world.owner() as owner:
        owner.execute("alter table access.users add constraint same check (password_hash = '') not valid")
    new = "seven unheard-of giraffes dance"
    typed = {"old_password": PASSWORD, "new_password": new, "new_password_again": new}
    answer = fill(browser, "/me", "/me/password", **typed)
    assert answer.status_code == 500
    (line,) = [one for one in lines(written) if one["says"] == "fault"]
    assert line["fault"] == "CheckViolation 23514"
    assert line["route"] == "POST /me/password"
    for secret in ("$argon2", caller.name, new, "Failing row", str(caller.user_id)):
        assert secret not in written.getvalue()


@pytest.mark.parametrize(
    ("log", "says"),
    [
        ("logging.getLogger('psycopg.pool').error('error in %r: %s', 'pool-1', ValueError('SECRET'))", "error in 'pool-1': ValueError"),
        ("logging.getLogger('uvicorn.error').error('x', exc_info=ValueError('SECRET'))", "x"),
        ("logging.getLogger('any').error(ValueError('SECRET'))", "ValueError"),
        ("logging.getLogger('any').error('%d of', 'SECRET')", "%d of"),
        ("logging.getLogger('any').error('line', extra={'at_fault': ValueError('SECRET')})", "line"),
    ],
)  # fmt: skip
def test_a_process_has_one_way_to_log_also_for_libraries(log: str, says: str) -> None:
    code = f"import logging; from web.operations import logs; logs.configure(); logging.getLogger('httpx').info('SECRET'); {log}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    (line,) = map(json.loads, done.stderr.splitlines())
    assert line["says"] == says
    assert "SECRET" not in done.stderr
