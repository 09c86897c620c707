"""Documents are true: what they link to, the files, tests, commands and settings that they name are there."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from web import cli
from web.language.i18n import CATALOGUES

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OURS = r"(?:casework|projections|web|tests|bench|migrations|script|docs)/[\w./*-]*"
FILE = r"[\w./*-]+\.(?:py|sql|html|toml|csv|xlsx|jsonl|cfg)"
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())


def text_of(document: Path) -> str:
    return document.read_text("utf-8")


def is_there(path: str) -> bool:
    return any(ROOT.glob(path.rstrip("/")))


def has_test(path: str, name: str) -> bool:
    return is_there(path) and f"def {name}(" in (ROOT / path).read_text("utf-8")


@each_document
def test_links_lead_somewhere(document: Path) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", text_of(document)) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


@each_document
def test_files_and_folders_named_are_there(document: Path) -> None:
    """Whole paths, also of files alone: whoever reads on should not have to search."""
    named = re.findall(rf"`({OURS}|{FILE})`", text_of(document))
    assert [path for path in named if not is_there(path)] == []


@each_document
def test_tests_named_are_there(document: Path) -> None:
    named = re.findall(r"([\w/]+\.py)::(\w+)", text_of(document))
    assert [f"{path}::{name}" for path, name in named if not has_test(path, name)] == []


@each_document
def test_commands_named_are_there(document: Path) -> None:
    inside = re.findall(r"`[^`\n]+`|^ {4}.+$|^```.*?^```", text_of(document), re.MULTILINE | re.DOTALL)
    named = {name for code in inside for name in re.findall(r"\bcasework ([a-z]+)\b", code)}
    assert named - set(cli.main.commands) == set()


def test_every_setting_is_in_a_document_and_every_setting_in_a_document_is_read() -> None:
    told = {name for document in DOCUMENTS for name in re.findall(r"CASEWORK_[A-Z_]+", text_of(document))}
    read = set(re.findall(r"CASEWORK_[A-Z_]+", (ROOT / "web/settings.py").read_text("utf-8")))
    assert told == read


def test_every_promise_names_a_test() -> None:
    rows = re.findall(r"^\| (.+) \|$", text_of(ROOT / "docs/promises.md"), re.MULTILINE)
    promises = [row.split(" | ") for row in rows if not row.startswith("promise ")]
    assert len(promises) > 60
    assert [row[0] for row in promises if len(row) != 3 or "::test_" not in row[2]] == []


def on_screen() -> str:
    """All Chinese that pages say."""
    with (CATALOGUES / "zh_Hans" / "LC_MESSAGES" / "casework.po").open("rb") as file:
        texts = [str(message.string) for message in read_po(file, locale="zh_Hans")]
    texts += [text_of(preset) for preset in (ROOT / "casework").glob("*/presets/*.toml")]
    return " ".join(texts)


def test_the_words_that_the_glossary_has_for_the_screen_are_on_it() -> None:
    rows = re.findall(r"^\| ([a-z, -]+) \| ([^|]+) \|[^|]+\|$", text_of(ROOT / "docs/glossary.md"), re.MULTILINE)
    said, there = {word: re.findall(r"[一-鿿]+", shown) for word, shown in rows}, on_screen()
    assert sum(map(bool, said.values())) > 15
    assert [(word, each) for word, shown in said.items() for each in shown if each not in there] == []


def test_of_several_words_for_one_thing_only_the_one_of_the_glossary_is_on_the_screen() -> None:
    rows = re.findall(r"^\| ([一-鿿]+) \| ([一-鿿, ]+) \|$", text_of(ROOT / "docs/glossary.md"), re.MULTILINE)
    there = on_screen()
    assert len(rows) > 5
    assert [kept for kept, _ in rows if kept not in there] == []
    assert [word for _, given_up in rows for word in given_up.split(", ") if word in there] == []
