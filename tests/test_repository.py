"""What is committed: no address of a machine or a registry, no word that hurts, and documents that are true."""

import hashlib
import re
import subprocess
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from casework.events import EVENT_TYPES
from casework.ledger.mapper import private_fields
from casework.ledger.verify import line

ROOT = Path(__file__).parents[1]
HERE = "tests/test_repository.py"
PLACES = re.compile(r"(?<![\w.-])/(work|root|home)/\w")
REGISTRIES = ("pypi.org", "files.pythonhosted", "registry.npmjs", "deb.debian.org")
HURTS = "失独"
SHOWN = (".py", ".html", ".po", ".toml", ".js", ".css")
FORMAT = ROOT / "docs/decisions/0001-stored-for-ever.md"


@cache
def committed() -> tuple[str, ...]:
    """The files of the repository, also those about to be committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no checkout")
    return tuple(name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


def texts() -> Iterator[tuple[str, str]]:
    for name in committed():
        try:
            yield name, (ROOT / name).read_text("utf-8")
        except UnicodeDecodeError:
            continue  # no text


def test_no_file_names_a_place_on_a_machine() -> None:
    own = {"Dockerfile": "/root/.cache", HERE: ""}
    found = {name for name, text in texts() if PLACES.search(text.replace(own.get(name) or "\0", ""))}
    assert found - {HERE} == set()


def test_no_file_names_a_registry() -> None:
    found = {name for name, text in texts() if any(registry in text for registry in REGISTRIES)}
    assert found - {HERE} == set()


def test_the_word_that_hurts_is_nowhere_in_the_program() -> None:
    program = [(name, text) for name, text in texts() if name.endswith(SHOWN) and not name.startswith("tests/")]
    assert len(program) > 100
    assert [name for name, text in program if HURTS in text] == []


def test_each_migration_has_a_number_of_its_own() -> None:
    """Applied in their order, whichever of them are new."""
    numbers = [path.name[:4] for path in sorted((ROOT / "migrations").glob("*.sql"))]
    assert len(numbers) > 10
    assert sorted(set(numbers)) == numbers
    assert all(number.isdigit() for number in numbers)


def test_locks_name_no_address() -> None:
    locks = [(name, text) for name, text in texts() if name.endswith(".lock")]
    assert len(locks) >= 4
    assert [name for name, text in locks if "://" in text] == []


def test_scripts_can_be_run() -> None:
    scripts = [path for path in [*(ROOT / "script").iterdir(), ROOT / ".ci/run"] if path.is_file()]
    begun = [path for path in scripts if path.read_bytes().startswith(b"#!")]
    assert {path.name for path in begun} >= {"setup", "run", "test", "lock", "messages", "browser"}
    assert [path.name for path in begun if not path.stat().st_mode & 0o111] == []
    assert [path.name for path in scripts if not path.suffix and path not in begun] == []


# The documents


def test_the_example_of_what_is_hashed_is_true() -> None:
    text = FORMAT.read_text("utf-8")
    shown, digest = (re.search(rf"```{kind}\n(.+)\n```", text) for kind in ("line", "hash"))
    assert shown
    assert digest
    at = datetime(2026, 11, 20, 1, 0, 0, 123456, tzinfo=UTC)
    columns = ["0f8fad5b-d9cb-469f-a165-70867728950e", "1", "PostEnded"]
    columns += ['{"post_id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","until_on":"2026-11-20"}', "staff"]
    columns += ["00000000-0000-0000-0000-000000000001", "王主任", "supervisor", "411326", "desktop"]
    columns += ["6ba7b810-9dad-51d1-80b4-00c04fd430c8", "0" * 64]
    assert line("411326", 1, [*columns, at]).decode() == shown[1]
    assert hashlib.sha256(bytes(32) + shown[1].encode()).hexdigest() == digest[1]


def test_the_table_of_sealed_fields_is_that_of_the_code() -> None:
    rows = re.findall(r"^\| `([A-Z]\w+)` \| (.+?) \| the ", FORMAT.read_text("utf-8"), re.MULTILINE)
    told = {event: set(re.findall(r"`(\w+)`", fields)) for event, fields in rows}
    assert told == {name: set(fields) for name, kind in EVENT_TYPES.items() if (fields := private_fields(kind))}


def test_every_library_has_its_reason() -> None:
    text = (ROOT / "docs/decisions/0007-libraries.md").read_text("utf-8")
    told = set(re.findall(r"[\w-]+", " ".join(re.findall(r"^\| ([\w, -]+) \|", text, re.MULTILINE))))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {re.split(r"[=<>\[]", each)[0] for each in project["dependencies"]} <= told
