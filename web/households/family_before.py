"""A registration, a member, the child, a pause as they are recorded: as their forms show them, to be corrected."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from casework.common import masking
from projections.engine.snapshot import Snapshot
from projections.households import tables as households
from projections.households.case import ledger_of_household
from projections.households.life_tables import PAUSE, Pause
from projections.households.tables import Child, Member
from web.http.form_page import Shown
from web.office import not_found
from web.unsealing import Unsealed, sealed_in, unsealed


class Recorded(NamedTuple):
    """The fields of a form, and what stands in those that it does not show as they are."""

    fields: dict[str, str]
    masked: dict[str, str]


def registration(shown: Shown) -> dict[str, str]:
    """Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        ledger = ledger_of_household(snapshot, shown.household_id)
        rows = snapshot.of(households.REGISTRATION, "household_id", shown.household_id, "household_id", ledger=ledger)
    if ledger is None or not rows:
        raise not_found()
    now, texts = rows[0], unsealed(shown.office, sealed_in(rows, ledger, shown.household_id))
    return {
        "address": _text(texts, now.address),
        "household_no": now.household_no,
        "residence_division": now.registered_division,
        "category": now.registered_category,
        "registered_on": now.registered_on.isoformat(),
        "living_alone": "yes" if now.registered_alone else "",
        "basis": _text(texts, now.basis),
        "remark": _text(texts, now.remark),
    }


def member(shown: Shown) -> Recorded:
    """Raises Problem 404."""
    now, ledger = _now(shown)
    return _member(now, unsealed(shown.office, sealed_in([now], ledger, now.household_id)))


def leaving(shown: Shown) -> Member:
    """A member who has left. Raises Problem 404."""
    now, _ = _now(shown)
    if now.leaving_cause is None:
        raise not_found()
    return now


def _now(shown: Shown) -> tuple[Member, str]:
    ledger, household_id = shown.office.place_of_member(shown.caller, shown.ids["member_id"])
    with shown.office.open_snapshot(shown.caller) as snapshot:
        rows = snapshot.of(households.MEMBER, "household_id", household_id, "member_id", ledger=ledger)
    now = next((row for row in rows if row.member_id == shown.ids["member_id"]), None)
    if now is None:
        raise not_found()
    return now, ledger


def _member(now: Member, texts: Unsealed) -> Recorded:
    id_number, account = _text(texts, now.id_number), _text(texts, now.payment_account)
    fields = {
        "name": _text(texts, now.name),
        "id_number": "",
        "relation": now.relation,
        "phone": _text(texts, now.phone),
        "second_phone": _text(texts, now.second_phone),
        "payment_account": "",
        "hukou_division": now.hukou_division or "",
        "from_on": now.from_on.isoformat(),
    }
    masked = {
        "id_number": masking.masked_id(id_number),
        "payment_account": masking.masked_account(account) if account else "",
    }
    return Recorded(fields, masked)


def child(shown: Shown) -> Recorded:
    """The child recorded last. Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        now = child_of(snapshot, shown.household_id)
        ledger = ledger_of_household(snapshot, shown.household_id)
    if ledger is None or now is None:
        raise not_found()
    texts = unsealed(shown.office, sealed_in([now], ledger, shown.household_id))
    id_number = _text(texts, now.id_number)
    fields = {
        "name": _text(texts, now.name),
        "id_number": "",
        "disability_level": str(now.disability_level or ""),
        "died_on": _day(now.died_on),
    }
    return Recorded(fields, {"id_number": masking.masked_id(id_number) if id_number else ""})


def child_of(snapshot: Snapshot, household_id: UUID) -> Child | None:
    rows = snapshot.of(
        households.CHILD, "household_id", household_id, "known_from", ledger=ledger_of_household(snapshot, household_id)
    )
    return rows[-1] if rows else None


def pause(shown: Shown) -> dict[str, str]:
    """Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        now = pause_of(snapshot, shown.household_id, shown.ids["pause_id"])
    return {"from_on": now.from_on.isoformat(), "until_on": now.until_on.isoformat()}


def pause_of(snapshot: Snapshot, household_id: UUID, pause_id: UUID) -> Pause:
    """One of the household's pauses. Raises Problem 404."""
    rows = snapshot.of(PAUSE, "household_id", household_id, "from_on")
    found = next((row for row in rows if row.pause_id == pause_id), None)
    if found is None:
        raise not_found()
    return found


def _text(texts: Unsealed, token: str | None) -> str:
    """What has been erased is not offered again."""
    return "" if texts.erased(token) else texts.text(token)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
