"""The part of a form that says what a user does and where: role, area, staff record."""

from dataclasses import dataclass
from uuid import UUID

from casework.common.confidentiality import GRANTS, Grant
from casework.common.roles import READ_CASES, ROLES, Role
from casework.divisions.codes import trim
from casework.divisions.country import the_divisions
from projections.staff import staff_list
from web.access.caller import Caller
from web.divisions.areas import Area, area_name, trail, village_name
from web.http.form import Form
from web.http.rights import demand_division
from web.language.i18n import N_
from web.language.words import options
from web.office import Office
from web.problem import Problem
from web.unsealing import unsealed

NO_DIVISION = N_("Enter the code of a division within your own")


@dataclass(frozen=True, slots=True)
class Choices:
    """What templates/users/place.html shows for the area chosen so far."""

    division: str
    area: str
    trail: list[Area]
    below: list[Area]
    roles: list[tuple[str, str]]
    people: list[tuple[str, str]]
    grants: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Place:
    role: Role
    division: str
    staff_id: UUID | None
    grants: tuple[Grant, ...]


def choices(office: Office, caller: Caller, division: str) -> Choices:
    """For a division, or the caller's own where it is none within it."""
    code = trim(division) if is_within(caller, division) else trim(caller.division)
    below = the_divisions().children(code, office.today())
    return Choices(
        division=code,
        area=" ".join(the_divisions().path_names(code)) or area_name(code),
        trail=trail(caller, code),
        below=[Area(child.code, child.name) for child in below],
        roles=[(code, text) for code, text in options("role") if code in ROLES],
        people=people(office, caller, code),
        grants=[(f"grant.{code}", text) for code, text in options("grant")],
    )


def place_of(form: Form, office: Office, caller: Caller) -> Place:
    """What was chosen; mistakes are at their fields: a division that is none here, somebody of another area."""
    role = form.choice("role", ROLES, missing=N_("Choose a role"))
    division = form.text("division")
    if not is_within(caller, division) or (division == "" and caller.division):
        form.refuse("division", NO_DIVISION)
        division = caller.division
    staff_id = _staff(form, office, caller, trim(division))
    return Place(role, trim(division), staff_id, _grants(form, role))


def is_within(caller: Caller, division: str) -> bool:
    """Whether it is the code of a division that exists, the caller's own or below."""
    try:
        demand_division(caller, division)
    except Problem:
        return False
    return not trim(division) or the_divisions().exists(division)


def people(office: Office, caller: Caller, division: str) -> list[tuple[str, str]]:
    """Everybody with a staff record in a division, by place."""
    with office.open_snapshot(caller) as snapshot:
        found = staff_list.staff(snapshot, division)
        posts = staff_list.posts(snapshot, [person.staff_id for person in found])
    names = unsealed(office, [(person.name, person.ledger, person.staff_id) for person in found])
    placed = [
        (village_name(own[0].division) if (own := posts.get(person.staff_id)) else "", person) for person in found
    ]
    placed.sort(key=lambda one: (one[0], one[1].staff_id))
    return [(str(person.staff_id), f"{names.text(person.name)} · {place}".rstrip(" ·")) for place, person in placed]


def _staff(form: Form, office: Office, caller: Caller, division: str) -> UUID | None:
    """The staff record a contact person works under: one of the area."""
    staff_id = form.uuid("staff_id")
    if form.text("staff_id") and str(staff_id) not in {value for value, _ in people(office, caller, division)}:
        form.refuse("staff_id", N_("Choose a staff record of this area"))
    elif form.text("role") == "contact_person" and staff_id is None:
        form.refuse("staff_id", N_("A contact person needs a staff record"))
    return staff_id


def _grants(form: Form, role: Role) -> tuple[Grant, ...]:
    """What is ticked; only who reads cases at all can be given more of them to read."""
    given = tuple(grant for grant in GRANTS if form.text(f"grant.{grant}"))
    if given and role and role not in READ_CASES:
        form.refuse("grants", N_("This role reads no cases, so nothing can be added"))
    return given
