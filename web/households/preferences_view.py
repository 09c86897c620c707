"""A family's wishes and days as the reader may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from casework.common.roles import SEE_NAMES
from projections.engine.snapshot import Snapshot
from projections.households.case import ledger_of_household
from projections.households.preference_list import kept_days
from projections.households.preference_tables import PERSONAL_DAY, PREFERENCE, PersonalDay, Preference
from web.access.caller import Caller
from web.language.i18n import gettext, shown_day
from web.language.words import word
from web.office import Office
from web.unsealing import family_names, unsealed

REMINDED_DAYS_AHEAD: Final = 7


@dataclass(frozen=True, slots=True)
class Wish:
    preference: Preference
    text: str


@dataclass(frozen=True, slots=True)
class OwnDay:
    """`when`: month and day, as people say it; empty for those who do not look after the family."""

    personal_day: PersonalDay
    when: str


def wishes_of(office: Office, caller: Caller, snapshot: Snapshot, household_id: UUID) -> list[Wish]:
    """What the family wishes on the day. A day before which no visit is wanted is told until it has come."""
    ledger = ledger_of_household(snapshot, household_id)
    if ledger is None:
        return []
    rows = snapshot.of(PREFERENCE, "household_id", household_id, "kind, noted_on", ledger=ledger)
    rows = [row for row in rows if row.not_before is None or snapshot.on < row.not_before]
    texts = unsealed(office, [(row.text, ledger, household_id) for row in rows])
    return [Wish(row, _said(row, texts.said(row.text, caller))) for row in rows]


def _said(row: Preference, text: str) -> str:
    if row.not_before:
        return gettext("Please no visit before %(day)s") % {"day": shown_day(row.not_before)}
    if row.channel:
        return gettext("Likes best: %(channel)s") % {"channel": word("channel", row.channel)}
    return f"{word('preference', row.kind)}{gettext(': ')}{text}"


def days_of(office: Office, caller: Caller, snapshot: Snapshot, household_id: UUID) -> list[OwnDay]:
    """The days on which the family agreed to be thought of; nothing for those who do not look after it."""
    ledger = ledger_of_household(snapshot, household_id)
    if ledger is None or caller.role not in SEE_NAMES:
        return []
    rows = snapshot.of(PERSONAL_DAY, "household_id", household_id, "agreed_on, personal_day_id", ledger=ledger)
    if caller.role != "contact_person":
        return [OwnDay(row, "") for row in rows]
    texts = unsealed(office, [(row.day, ledger, household_id) for row in rows])
    return [OwnDay(row, month_and_day(texts.text(row.day))) for row in rows]


@dataclass(frozen=True, slots=True)
class NearDay:
    """In neutral words: which day it is stands on the family's page."""

    household_id: UUID
    family: str
    said: str


def near_days(office: Office, caller: Caller, snapshot: Snapshot, mine: Sequence[UUID]) -> list[NearDay]:
    """The households whose contact person is to think of them these days: on that person's own list alone."""
    if caller.role != "contact_person" or not mine:
        return []
    days = kept_days(snapshot, mine)
    texts = unsealed(office, [(each.day, each.ledger, each.household_id) for each in days])
    near = {each.household_id: each.kind for each in days if is_near(texts.text(each.day), snapshot.on)}
    names = family_names(office, caller, snapshot, list(near))
    return [NearDay(home, gettext(", ").join(names.get(home, [])), _near_words(kind)) for home, kind in near.items()]


def _near_words(kind: str) -> str:
    return gettext("A birthday is near") if kind == "birthday" else gettext("These days a call would do good")


def is_near(month_day: str, today: date) -> bool:
    """Whether a day of the year lies on one of the next days."""
    ahead = (today + timedelta(days=n) for n in range(REMINDED_DAYS_AHEAD + 1))
    return month_day in {f"{day:%m-%d}" for day in ahead}


def month_and_day(text: str) -> str:
    month, _, day = text.partition("-")
    return gettext("%(month)s-%(day)s") % {"month": int(month), "day": int(day)} if day.isdigit() else text
