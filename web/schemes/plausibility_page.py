"""Whether a published headcount and amount can be right: asked with a scheme, a year and an edition."""

from datetime import date
from typing import Final

from litestar import get
from litestar.response import Template
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import ledger_of
from casework.schemes.editions import presets_of
from casework.schemes.plausibility import Plausibility, plausibility
from casework.schemes.standards import Standard, standards_of
from casework.schemes.terms import Scheme
from casework.schemes.words import SCHEMES, SchemeId
from projections.engine.snapshot import Snapshot
from projections.schemes.in_force import scheme_in_force
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.language.i18n import N_
from web.office import AsOf, Office
from web.schemes import wording

MOST: Final = 10_000_000  # as many people as no list has
NO_COUNT: Final = N_("Enter how many there are, as a whole number from 1 on")
NO_YEAR: Final = N_("Enter a year from 2004 to 2100")
YEARS: Final = range(2004, 2101)


class Figure(Struct, frozen=True):
    """`edition`: a preset's name; empty: what is in force in the division at the end of the year."""

    scheme: SchemeId
    year: int
    headcount: int
    amount_fen: int
    edition: str = ""


class Found(Struct, frozen=True):
    edition: Scheme | None
    standards: tuple[Standard, ...]
    answer: Plausibility


@get("/plausibility", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_plausibility(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """The question as a form of the address, so that an answer can be passed on; below it the answer."""
    division = asked_division(caller, request.query_params)
    form = Form(dict(request.query_params))
    asked = read(form, office) if form.text("headcount") or form.text("amount") else None
    found = None
    if asked:
        with office.open_snapshot(caller, AsOf(None)) as snapshot:
            found = find(snapshot, division, asked)
    context = {
        "form": form, "division": division, "area": area_name(division), "asked": asked, "found": found,
        "schemes": SCHEMES, "wording": wording, "year": office.today().year,
        "editions": presets_of(asked.scheme) if asked else [],
    }  # fmt: skip
    return Template("schemes/plausibility.html", context=context, status_code=422 if form.errors else 200)


def read(form: Form, office: Office) -> Figure | None:
    """What was asked; None where the form now says what is wrong."""
    scheme = form.choice("scheme", SCHEMES, missing=N_("Choose a scheme"))
    headcount = form.number("headcount", missing=NO_COUNT)
    year = form.number("year") if form.text("year") else office.today().year
    if headcount is not None and headcount not in range(1, MOST):
        form.refuse("headcount", NO_COUNT)
    fen = form.fen("amount", least=1)
    if year not in YEARS:
        form.refuse("year", NO_YEAR)
    if form.errors or headcount is None or not fen or year is None:
        return None
    return Figure(scheme, year, headcount, fen, form.text("edition"))


def find(snapshot: Snapshot, division: str, asked: Figure) -> Found:
    """By the edition named, if it is one of the scheme; else by the one in force in the division at the end of the year."""
    december = date(asked.year, 12, 1)
    held = scheme_in_force(snapshot, ledger_of(division), asked.scheme, december)
    named = next((each for each in presets_of(asked.scheme) if each.edition == asked.edition), None)
    edition = named or held.scheme
    standards = standards_of(edition, asked.year) if edition else ()
    counted_by = edition.counted_by if edition else "person"
    return Found(edition, standards, plausibility(asked.headcount, asked.amount_fen, standards, counted_by))
