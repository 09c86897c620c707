"""Lists of households: of a division, by number or initials, and by an exact name, number or phone."""

from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter, SkipValidation

from casework.common.command import Asked, Short
from casework.common.roles import READ_CASES, SEE_NAMES
from casework.ledger.finding import find
from projections.households import household_list
from projections.households.household_list import ListedHousehold, Wanted
from web.access.caller import Caller
from web.households import api_shapes
from web.households.persons import id_number_of
from web.http.api.answers import Page
from web.http.api.body import decoded
from web.http.api.params import Paging, within
from web.http.api.read import read, read_by_body
from web.language.i18n import gettext
from web.office import AsOf, Office
from web.problem import Problem
from web.search import search
from web.unsealing import Unsealed, unsealed

Q = Annotated[
    str | None,
    QueryParameter(
        description="A household number; for who sees names also the pinyin initials of one, or two of them."
    ),
]
LONGEST = 200


class SearchBody(Asked, frozen=True, kw_only=True):
    """`text`: anything of one of these: a name or part of it, its initials, a number, an identity number, a phone."""

    text: Short | None = None
    name: Short | None = None
    id_number: Short | None = None
    phone: Short | None = None


@read("Households", "/households", READ_CASES)
def list_households(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    q: Q = None,
) -> Page[api_shapes.ListedHousehold]:
    """The households registered by the day, by village and number."""
    as_of = within(office, as_of, asked_division)
    return _page(office, caller, as_of, _asked_for(office, caller, as_of, asked_division, (q or "").strip()), paging)


@read_by_body("SearchHouseholds", "/households/search", SEE_NAMES)
def search_households(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    data: SkipValidation[SearchBody] = None,  # type: ignore[assignment]
) -> Page[api_shapes.ListedHousehold]:
    """A read: the households of a person with exactly this name, number or phone (all that are given), or found by `text`.

    Only for who sees names: to others an answer would confirm that a person is there.
    """
    body, as_of = decoded(data, SearchBody), within(office, as_of, asked_division)
    if body.text:
        return _page(office, caller, as_of, _found(office, caller, as_of, asked_division, body.text), paging)
    texts = _texts(body)
    with office.database.single() as connection:
        found = [set(find(connection, office.casework.keys, kind, text)) for kind, text in texts.items()]
    persons = tuple(set.intersection(*found))
    return _page(office, caller, as_of, Wanted(division=asked_division, persons=persons), paging)


def _texts(body: SearchBody) -> dict[str, str]:
    """What to look for, by kind. Raises Problem 422 when nothing is said, or the number is none."""
    texts: dict[str, str] = {}
    if body.name:
        texts["name"] = body.name
    if body.id_number:
        texts["id_number"] = id_number_of(body.id_number, "id_number")
    if body.phone:
        texts["phone"] = body.phone
    if not texts:
        message = gettext("Write a name, an identity number or a phone number.")
        raise Problem(422, "invalid", message, errors=[{"field": "name", "message": message}])
    return texts


def _asked_for(office: Office, caller: Caller, as_of: AsOf, division: str, q: str) -> Wanted:
    """Initials when somebody has them, else part of a household number. No name: it would stand in an address."""
    if len(q) > LONGEST:
        message = gettext("This is too long.")
        raise Problem(422, "invalid", message, errors=[{"field": "q", "message": message}])
    if q.isascii() and q.isalpha():
        return _found(office, caller, as_of, division, q)
    return Wanted(division=division, number=q or None)


def _found(office: Office, caller: Caller, as_of: AsOf, division: str, text: str) -> Wanted:
    with office.open_snapshot(caller, as_of) as snapshot:
        found = search(office, caller, snapshot, division, text)
    return Wanted(division=division, number=found.number, persons=found.persons)


def _page(
    office: Office, caller: Caller, as_of: AsOf, wanted: Wanted, paging: Paging
) -> Page[api_shapes.ListedHousehold]:
    with office.open_snapshot(caller, as_of) as snapshot:
        rows, total = household_list.households(snapshot, wanted, paging.page, paging.size)
        members = household_list.names(snapshot, [row.household_id for row in rows])
    texts = unsealed(office, [(m.name, m.ledger, m.household_id) for each in members.values() for m in each])
    items = [_listed(row, members.get(row.household_id, []), texts, caller) for row in rows]
    return Page(items, paging.page, paging.size, total, snapshot.known)


def _listed(
    row: ListedHousehold, members: list[household_list.Name], texts: Unsealed, caller: Caller
) -> api_shapes.ListedHousehold:
    return api_shapes.ListedHousehold(
        row.household_id,
        row.ledger,
        row.household_no,
        row.division,
        row.category,
        row.status,
        row.last_on,
        [api_shapes.ListedMember(m.member_id, texts.name(m.name, caller), m.relation, m.alive) for m in members],
    )
