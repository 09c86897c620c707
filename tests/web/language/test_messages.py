"""Both catalogues hold every text, and the Chinese one leaves nothing untranslated."""

import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from web.language.i18n import CATALOGUES, accepted_language

ROOT = Path(__file__).parents[3]
KEYWORDS: dict[str, Any] = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_": None,
    "N_": None,
}


def texts_in_use() -> set[str]:
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def catalogue(language: str) -> Catalog:
    with (CATALOGUES / language / "LC_MESSAGES" / "casework.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_every_text_is_in_the_catalogue(language: str) -> None:
    known = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue(language) if m.id}
    assert texts_in_use() - known == set(), "run script/messages and translate what is new"


def test_nothing_is_left_untranslated() -> None:
    untranslated = [m.id for m in catalogue("zh_Hans") if m.id and (not m.string or m.fuzzy)]
    assert untranslated == []


def test_a_translation_fills_in_what_its_text_fills_in() -> None:
    for message in catalogue("zh_Hans"):
        one = message.id if isinstance(message.id, str) else message.id[-1]
        other = message.string if isinstance(message.string, str) else (message.string or [""])[0]
        assert set(re.findall(r"%\(\w+\)s", one)) == set(re.findall(r"%\(\w+\)s", other)), one


def test_the_interface_never_uses_the_word_that_hurts() -> None:
    for message in catalogue("zh_Hans"):
        assert "失独" not in str(message.string)


def test_no_page_tells_people_of_the_office_to_type_a_command() -> None:
    texts = [text for language in ("zh_Hans", "en") for m in catalogue(language) for text in (str(m.id), str(m.string))]
    texts += [page.read_text() for page in (ROOT / "web" / "templates").rglob("*.html")]
    assert [text for text in texts if re.search(r"\bcasework (verify|policy|bench|check|doctor|rebuild)\b", text)] == []


def test_no_chinese_text_has_half_width_punctuation() -> None:
    wrong = r"[\u4e00-\u9fff][,;:?!]|[\u4e00-\u9fff]\([^)]*[\u4e00-\u9fff]"
    assert [m.string for m in catalogue("zh_Hans") if re.search(wrong, str(m.string))] == []


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh-Hans"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("en-GB,en;q=0.9", "en"),
        ("en;q=0.5,zh;q=0.9", "zh-Hans"),
        ("fr,en;q=0.1", "en"),
        ("fr", "zh-Hans"),
        ("en;q=x", "zh-Hans"),
        ("en;q=0", "zh-Hans"),
    ],
)
def test_the_language_is_the_best_of_ours_that_a_browser_accepts(header: str, language: str) -> None:
    assert accepted_language(header) == language
