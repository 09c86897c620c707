"""The annual form of a scheme (headcount and money) as a county issues it: frozen, and restated by what became known later.

A form that does not add up in every direction is not issued, whoever asks (domain 2.8: the published fault of Pengshui).
"""

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from casework.common import command, refusals
from casework.common.command import Division, Filled, Given, Text
from casework.common.event import Event as Happened
from casework.common.guards import required_text
from casework.common.private import Private
from casework.common.roles import FUNDING, Roles
from casework.funds.footing import faults
from casework.funds.form import Form, digest
from casework.funds.received import Year
from casework.schemes.words import SchemeId


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one scheme's form of one year in one county."""

    roles: ClassVar[Roles] = FUNDING

    stream: ClassVar[str] = "form_id"
    form_id: Given


class IssueForm(Command, frozen=True, kw_only=True):
    """`division`: the county; the caller's own when left out."""

    scheme: SchemeId
    year: Year
    division: Division | None = None
    form: Annotated[Form | None, Filled] = None


class RestateForm(Command, frozen=True, kw_only=True):
    """What became known later is told beside the issued figures, with the records that made the difference."""

    reason: Text
    form: Annotated[Form | None, Filled] = None
    causes: Annotated[dict[str, tuple[int, ...]], Filled] = {}


class AnnualFormIssued(Happened, frozen=True, kw_only=True):
    """`hash`: of the canonical JSON of the form with division, scheme and year."""

    day_field = "issued_on"
    theme = "decision"

    division: str
    scheme: str
    year: int
    issued_on: date
    form: Form
    hash: str


class AnnualFormRestated(Happened, frozen=True, kw_only=True):
    """`causes`: by ledger, the positions of the events recorded since that made people count otherwise."""

    day_field = "restated_on"
    theme = "decision"

    division: str
    scheme: str
    year: int
    restated_on: date
    form: Form
    hash: str
    causes: dict[str, tuple[int, ...]]
    reason: Private


FormEvent = AnnualFormIssued | AnnualFormRestated
Event = FormEvent


class Issued(Struct, frozen=True, kw_only=True):
    """`told`: the event that last told the figures."""

    told: AnnualFormIssued | AnnualFormRestated | None = None


NEW = Issued()


def decide(command: Command, issued: Issued, today: date) -> list[FormEvent]:
    """What happens if this is asked of this form. Raises Refused."""
    match command:
        case IssueForm():
            return issue_form(command, issued, today)
        case RestateForm():
            return restate_form(command, issued, today)
    raise TypeError(f"{type(command).__name__} is not asked of an annual form")


def issue_form(command: IssueForm, issued: Issued, today: date) -> list[FormEvent]:
    """Raises FormAlreadyIssued, FormDoesNotFoot."""
    if issued.told is not None:
        raise refusals.FormAlreadyIssued("scheme")
    form, division = _footed(command.form), command.division or ""
    hash_ = digest(division, command.scheme, command.year, form)
    return [
        AnnualFormIssued(
            division=division, scheme=command.scheme, year=command.year, issued_on=today, form=form, hash=hash_
        )
    ]


def restate_form(command: RestateForm, issued: Issued, today: date) -> list[FormEvent]:
    """Raises FormNotIssued, NothingToRestate, FormDoesNotFoot."""
    told = issued.told
    if told is None:
        raise refusals.FormNotIssued
    form = _footed(command.form)
    if form.alike(told.form):
        raise refusals.NothingToRestate
    return [
        AnnualFormRestated(
            division=told.division, scheme=told.scheme, year=told.year, restated_on=today, form=form,
            hash=digest(told.division, told.scheme, told.year, form), causes=command.causes,
            reason=Private(command.form_id, required_text(command.reason, "reason")),
        )
    ]  # fmt: skip


def _footed(form: Form | None) -> Form:
    """Raises FormDoesNotFoot, which says what is stated where and what it should be."""
    if form is None:
        raise TypeError("a form is reckoned before it is issued")
    found = faults(form)
    if found:
        first = found[0]
        raise refusals.FormDoesNotFoot(
            "form", where=f"{first.measure} {first.where}", stated=first.stated, sum=first.sum
        )
    return form


def evolve(state: Issued, event: FormEvent) -> Issued:
    """The form after the event. Only copies facts."""
    return replace(state, told=event)
