"""One box to find a family by: what was typed is a number, a name or part of it, its initials, a phone, or a place."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NamedTuple
from uuid import UUID

from casework.common.id_number import IdNumberRefused, normalise
from casework.common.roles import SEE_NAMES
from casework.ledger import name_parts, questions
from casework.ledger.finding import find
from casework.ledger.initials import initials
from casework.ledger.name_parts import MOST, pairs_of
from projections.engine.snapshot import Snapshot
from projections.households.household_list import member_names
from projections.oversight.ledgers import is_county
from web.access.caller import Caller
from web.divisions.areas import Area
from web.divisions.villages import places_named
from web.http.as_of_view import AnyRequest
from web.http.characters import storable, visible
from web.office import Office
from web.unsealing import unsealed

LONGEST: Final = 100  # characters of what is searched for


def sealed(office: Office, caller: Caller, text: str) -> dict[str, str]:
    """What is searched for, as it may stand in an address; nothing for nothing."""
    text = _clean(text)
    keys, now = office.casework.keys, office.clock()
    return {"for": questions.sealed(keys, caller.user_id, text, now)} if text else {}


def asked_for(request: AnyRequest, office: Office, caller: Caller) -> str:
    """What an address searches for: sealed, or `q`, a number that other pages and programs may link to. Empty where it is
    not, or no longer, known.
    """
    token = request.query_params.get("for")
    if not token:
        return _clean(request.query_params.get("q", ""))
    return opened(office, caller, token)


def opened(office: Office, caller: Caller, token: str) -> str:
    """What an address of this user seals; empty where it is not, or no longer, known."""
    return questions.opened(office.casework.keys, caller.user_id, token, office.clock()) or ""


class Search(NamedTuple):
    """What was found: households of these persons, or with this in their number; places of this name.

    `too_many`: so many names may have it that not all were looked at.
    """

    number: str | None = None
    persons: tuple[UUID, ...] | None = None
    places: Sequence[Area] = ()
    too_many: bool = False


def search(office: Office, caller: Caller, snapshot: Snapshot, division: str, text: str) -> Search:
    """Whom and what a text may mean. Who sees no names finds numbers and places: an answer would confirm a person."""
    sees_names = caller.role in SEE_NAMES
    if any(char.isdigit() for char in text):
        persons = _by_digits(office, text) if sees_names else ()
        return Search(persons=persons) if persons else Search(number=text)
    found = _named(office, snapshot, text) if sees_names else Search(persons=())
    if text.isascii():
        return found if found.persons else Search(number=text)
    return found._replace(places=places_named(division, text, snapshot.on))


def fits(text: str, names: str, number: str, place: str) -> bool:
    """Whether a text is in the names of a family, their initials, its number or its village."""
    return text in names or text in place or text.lower() in f"{number} {initials(names)}".lower()


def _clean(text: str) -> str:
    return storable(visible(text)).strip()[:LONGEST]


def _by_digits(office: Office, text: str) -> tuple[UUID, ...]:
    """Who has this identity number, or this phone."""
    plain = re.sub(r"[\s-]", "", text)
    wanted = {("phone", text), ("phone", plain)}
    with suppress(IdNumberRefused):
        wanted.add(("id_number", normalise(plain)))
    with office.database.single() as connection:
        found = [find(connection, office.casework.keys, kind, said) for kind, said in sorted(wanted)]
    return tuple({person for some in found for person in some})


def _named(office: Office, snapshot: Snapshot, text: str) -> Search:
    """Those whose name, or its initials, has this in it: found by parts, then looked at with the name opened."""
    letters = text.lower() if text.isascii() else ""
    parts = pairs_of(letters) if letters else set(text)
    ledgers = [ledger for ledger in snapshot.known if is_county(ledger)]
    with office.database.single() as connection:
        candidates = name_parts.fitting(connection, office.casework.keys, ledgers, parts) if parts else []
    names = member_names(snapshot, candidates[:MOST])
    texts = unsealed(office, [(each.name, each.ledger, each.household_id) for each in names])
    fits = [
        each.member_id
        for each in names
        if text in (whole := texts.text(each.name)) or (letters and letters in initials(whole))
    ]
    return Search(persons=tuple(fits), too_many=len(candidates) > MOST)
