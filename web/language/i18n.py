"""Two languages: picks one per request, translates, and writes days, numbers and money its way."""

import gettext as standard
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from litestar.connection import ASGIConnection

from casework.common import days
from web.language.third_coverage import called

Language = Literal["zh-Hans", "en"]
LANGUAGES: tuple[Language, ...] = ("zh-Hans", "en")
LANGUAGE_NAMES: dict[Language, str] = {"zh-Hans": "中文", "en": "English"}
CATALOGUES = Path(__file__).parents[1] / "locale"
LOCALES = {language: Locale.parse(language, sep="-") for language in LANGUAGES}
DAYS: dict[Language, str] = {"zh-Hans": "y年M月d日", "en": "d MMM y"}

_language: ContextVar[Language] = ContextVar("language", default="zh-Hans")


def gettext(message: str) -> str:
    return called(translations(current_language()).gettext(message))


def ngettext(one: str, many: str, n: int) -> str:
    return called(translations(current_language()).ngettext(one, many, n))


def pgettext(context: str, message: str) -> str:
    return translations(current_language()).pgettext(context, message)


def npgettext(context: str, one: str, many: str, n: int) -> str:
    return translations(current_language()).npgettext(context, one, many, n)


def N_(message: str) -> str:
    """Marks a text for the catalogues where it stands; whoever shows it calls gettext."""
    return message


def use_language(language: Language) -> None:
    _language.set(language)


def current_language() -> Language:
    return _language.get()


def language_for(connection: ASGIConnection[Any, Any, Any, Any]) -> Language:
    """The caller's choice, else this browser's, else what it accepts; the API goes by Accept-Language."""
    accepted = accepted_language(connection.headers.get("accept-language", ""))
    if connection.scope["path"].startswith("/api/"):
        return accepted
    caller = connection.scope.get("user")
    wishes = (getattr(caller, "language", None), connection.cookies.get("language"))
    return next((language for wish in wishes for language in LANGUAGES if wish == language), accepted)


def accepted_language(header: str) -> Language:
    """The best of ours that an Accept-Language header asks for, else Chinese."""
    best: tuple[float, Language] = (0.0, "zh-Hans")
    for part in header.lower().split(","):
        tag, _, parameter = part.strip().partition(";")
        primary = tag.split("-")[0].strip()
        language: Language | None = {"zh": "zh-Hans", "en": "en"}.get(primary)  # type: ignore[assignment]
        weight = _weight(parameter)
        if language and weight > best[0]:
            best = (weight, language)
    return best[1]


@cache
def translations(language: Language) -> standard.GNUTranslations:
    """From the compiled catalogue when it is there and newer, else compiled in memory."""
    locale = LOCALES[language]
    text = CATALOGUES / str(locale) / "LC_MESSAGES" / "casework.po"
    compiled = text.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= text.stat().st_mtime:
        return standard.GNUTranslations(BytesIO(compiled.read_bytes()))
    buffer = BytesIO()
    write_mo(buffer, read_po(BytesIO(text.read_bytes()), locale=locale))
    return standard.GNUTranslations(BytesIO(buffer.getvalue()))


def is_chinese() -> bool:
    return current_language() != "en"


def shown_day(day: date | None) -> str:
    """2026年11月20日, or 20 Nov 2026; an instant by its day in the offices; nothing as a dash."""
    if day is None:
        return "–"
    language = current_language()
    day = days.today(day) if isinstance(day, datetime) else day
    return format_date(day, DAYS[language], LOCALES[language])


def shown_month_day(text: str | None) -> str:
    """A day of every year: `01-15` is 1月15日, or 15 Jan; nothing as a dash."""
    if not text:
        return "–"
    return format_skeleton("MMMd", days.in_year(text, days.LEAP), locale=LOCALES[current_language()])


def shown_moment(moment: datetime | None) -> str:
    """The day and the time of day in the offices."""
    if moment is None:
        return "–"
    language = current_language()
    return format_datetime(moment, f"{DAYS[language]} HH:mm", days.SHANGHAI, LOCALES[language])


def shown_number(number: int | None) -> str:
    return "–" if number is None else format_decimal(number, locale=LOCALES[current_language()])


def shown_percent(share: float) -> str:
    """To a tenth of a per cent: 0.75 is 75%, 0.999 is 99.9%."""
    return format_percent(share, "0.#%", LOCALES[current_language()])


def shown_yuan(fen: int | None) -> str:
    """Integer fen as yuan, without a unit: 960000 is 9,600.00."""
    return "–" if fen is None else format_decimal(Decimal(fen) / 100, "#,##0.00", LOCALES[current_language()])


def _weight(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0
