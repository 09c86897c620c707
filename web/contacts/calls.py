"""Whom a contact person can ring from a list: only those who see the family's names are given its numbers."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from casework.common.roles import SEE_NAMES
from projections.engine.snapshot import Snapshot
from projections.households.phones import phones
from web.access.caller import Caller
from web.language.i18n import gettext
from web.office import Office
from web.unsealing import unsealed


class Call(NamedTuple):
    name: str
    phone: str


def calls_of(office: Office, caller: Caller, snapshot: Snapshot, households: Sequence[UUID]) -> dict[UUID, list[Call]]:
    """By household, those of its living members who have a phone."""
    if caller.role not in SEE_NAMES:
        return {}
    rows = phones(snapshot, households)
    texts = unsealed(office, [(text, row.ledger, row.household_id) for row in rows for text in (row.name, row.phone)])
    found: dict[UUID, list[Call]] = {}
    for row in rows:
        if not texts.erased(row.phone):
            name = texts.name(row.name, caller)
            name = gettext("%(name)s, second number") % {"name": name} if row.second else name
            found.setdefault(row.household_id, []).append(Call(name, texts.text(row.phone)))
    return found
