"""Reads what was typed into typed values, and keeps every mistake for the error summary."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from casework.common.command import YEARS
from casework.common.days import LEAP, MonthDay
from casework.ledger.envelope import Request
from web.access.caller import Caller
from web.http.characters import NOT_STORABLE, is_storable, storable, visible
from web.http.query_params import FARTHEST, request_of, uuid_of, whole
from web.language.i18n import N_
from web.language.money import fen_of

Choice = TypeVar("Choice", bound=str)
NO_REAL_DAY = N_("Enter a real date, such as 2026-11-20")
NO_MONTH_DAY = N_("Enter month and day, such as 01-15")
NO_NUMBER = N_("Enter a whole number")
NO_AMOUNT = N_("Enter an amount in yuan, such as 590 or 1180.50")
NO_VERSION = -1
WHOLE_PAGE = ""  # the key of a mistake that belongs to no single field


class InvalidForm(Exception):
    """Some answers need correcting."""


@dataclass(slots=True)
class Form:
    """What the macros in templates/macros/forms.html show; they translate the messages, which are English."""

    values: Mapping[str, str] = field(default_factory=dict[str, str])
    errors: dict[str, str] = field(default_factory=dict[str, str])
    doubt: str = ""  # what is asked about once more, in the reader's language

    def __post_init__(self) -> None:
        for name, value in self.values.items():
            if not is_storable(str(value)):
                self.refuse(name, NOT_STORABLE)

    def text(self, name: str) -> str:
        """What was typed, without what cannot be seen in it."""
        value = self.values.get(name)
        return storable(visible(value)).strip() if isinstance(value, str) else ""

    def required(self, name: str, *, missing: str) -> str:
        if not self.text(name):
            self.refuse(name, missing)
        return self.text(name)

    def day(self, name: str, *, missing: str | None = None) -> date | None:
        """ISO as browsers send it; where they lack a date field also 2026.11.20 and 2026年11月20日."""
        typed = self.text(name)
        parts = re.fullmatch(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?", typed, re.ASCII)
        if parts:
            with suppress(ValueError):
                day = date(*(int(part) for part in parts.groups()))
                if day.year in YEARS:
                    return day
        if message := NO_REAL_DAY if typed else missing:
            self.refuse(name, message)
        return None

    def month_day(self, name: str) -> MonthDay | None:
        """A day of every year: `01-15`, `1-15` or `1月15日`."""
        typed = self.text(name)
        parts = re.fullmatch(r"(\d{1,2})[-./月](\d{1,2})日?", typed, re.ASCII)
        if (
            parts
            and int(parts[1]) in range(1, 13)
            and int(parts[2]) in range(1, monthrange(LEAP, int(parts[1]))[1] + 1)
        ):
            return f"{int(parts[1]):02}-{int(parts[2]):02}"
        if typed:
            self.refuse(name, NO_MONTH_DAY)
        return None

    def number(self, name: str, *, missing: str | None = None) -> int | None:
        typed = self.text(name)
        if re.fullmatch(r"-?\d{1,15}", typed, re.ASCII):
            return int(typed)
        if message := NO_NUMBER if typed else missing:
            self.refuse(name, message)
        return None

    def fen(self, name: str, *, required: bool = True, least: int = 0) -> int | None:
        """An amount as people type it, in yuan."""
        typed = self.text(name)
        fen = fen_of(typed) if typed else None
        if (typed or required) and (fen is None or fen < least):
            self.refuse(name, NO_AMOUNT)
        return fen

    def choice(self, name: str, choices: Sequence[Choice], *, missing: str) -> Choice:
        for choice in choices:
            if self.text(name) == choice:
                return choice
        self.refuse(name, missing)
        return choices[0]

    def uuid(self, name: str) -> UUID | None:
        return uuid_of(self.text(name))

    def version(self) -> int | None:
        """The version of what is decided about, as it was when the form was shown; what is no version fits none."""
        shown = self.text("version")
        version = whole(shown, FARTHEST)
        return NO_VERSION if shown and version is None else version

    def identity(self, caller: Caller, path: str) -> Request:
        """The identity of what the form asks: pressed twice, it is recorded once. Raises Problem 422."""
        asked = {name: text for name, text in self.values.items() if name not in ("csrf_token", "command_id")}
        return request_of(caller, self.text("command_id") or None, "POST", path, asked)

    def refuse(self, name: str, message: str) -> None:
        self.errors.setdefault(name, message)

    def check(self) -> None:
        """Raises InvalidForm if anything was refused."""
        if self.errors:
            raise InvalidForm
