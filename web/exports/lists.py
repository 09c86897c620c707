"""The lists that can be taken along: exactly those of the pages, all of their pages, masked as they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casework.divisions.codes import ledger_of
from casework.funds.form import HEADS, PAYERS
from projections.funds.forms import issued
from projections.households import household_list
from projections.households.household_list import STATUSES, Wanted
from projections.oversight import coverage
from projections.oversight.contact_persons import contact_persons
from projections.oversight.coverage import UNALLOCATED
from projections.oversight.coverage_list import BY_MEMBER, LISTS, behind
from projections.oversight.overdue import overdue
from web.divisions.areas import area_name
from web.exports.people import PLACE, Asking, assigned_by_level, assigned_with_level, joined, parents, people, place_of
from web.exports.table import Cell, Table
from web.imports.columns import NAMES
from web.language.i18n import N_, gettext
from web.language.money import yuan
from web.language.words import WORDS, word
from web.oversight.bands import band_of
from web.oversight.contact_persons_page import demand_county
from web.staff.names import staff_names
from web.unsealing import family_names

MOST: Final = 20_000  # rows of a list
Rows = tuple[Sequence[str], list[list[Cell]]]


@dataclass(frozen=True, slots=True)
class Export:
    """`names`: whether people's names are in it, masked or not: then a reason is asked for. `keeps`: what narrows the list."""

    title: str
    rows: Callable[[Asking], Rows]
    names: bool = True
    keeps: tuple[str, ...] = ()


def table_of(of: str, asking: Asking) -> Table:
    """Raises Problem 422 where a list with names is asked for above a county."""
    export = EXPORTS[of]
    if export.names:
        demand_county(asking.division)
    columns, rows = export.rows(asking)
    title = f"{area_name(asking.division)} · {gettext(export.title)}"
    known = {ledger: at for ledger, at in asking.snapshot.known.items() if at}
    return Table(of, title, asking.division, asking.snapshot.on, known, columns, rows)


def _coverage(asking: Asking) -> Rows:
    found = coverage.coverage(asking.snapshot, asking.division)
    columns = [gettext("Area"), gettext("Division code")]
    columns += [word("figure", name) for name in FIGURES]
    every = [*(row for row in found.rows if row.division != UNALLOCATED or row.households), found.total]
    return columns, [[*_area(row.division, found.division), *_figures(row)] for row in every]


FIGURES: Final = (
    "households", "members", "contact", "contact_effective", "doctor", "doctor_served", "tcm", "green_channel", "green_channel_tested",
    "all_three",
)  # fmt: skip


def _area(code: str, whole: str) -> list[Cell]:
    name = gettext("Total") if code == whole else gettext("Not allocated to an area") if code == UNALLOCATED else ""
    return [name or area_name(code), "" if code == UNALLOCATED else code]


def _figures(row: coverage.CoverageRow) -> list[Cell]:
    return [
        row.households, row.members, row.contact.covered, row.contact.effective, row.doctor.covered, row.doctor.served,
        row.doctor.tcm, row.green_channel.covered, row.green_channel.tested, row.all_three.covered,
    ]  # fmt: skip


def _contact_persons(asking: Asking) -> Rows:
    found = contact_persons(asking.snapshot, asking.division)
    names = staff_names(asking.office, asking.snapshot, (row.staff_id for row in found))
    columns = [gettext("Contact person"), gettext("Level"), *(word("in_care", which) for which in WORDS["in_care"])]
    columns += [gettext("Overdue items"), gettext("Days overdue")]
    return columns, [
        [
            names.get(r.staff_id, "–") if r.staff_id else gettext("Nobody"), word("level", r.level), r.assigned, r.nominal,
            r.effective, r.overdue, r.items, r.oldest_days,
        ]
        for r in found
    ]  # fmt: skip


def _coverage_list(asking: Asking) -> Rows:
    kind = asking.query.get("kind", "")
    kind = kind if kind in LISTS else LISTS[0]
    covered = {"true": True, "false": False}.get(asking.query.get("covered", ""))
    found = behind(asking.snapshot, asking.division, kind, covered=covered)
    homes = list({row.household_id for row in found})
    named = people(asking, homes) if kind in BY_MEMBER else {}
    names, assigned = (
        family_names(asking.office, asking.caller, asking.snapshot, homes),
        assigned_with_level(asking, homes),
    )
    columns = [*PLACE, gettext("Name"), gettext("Contact persons"), word("coverage", kind)]
    return columns, [
        [
            number, *place_of(row.division), row.household_no,
            named.get(row.member_id, "") if row.member_id else joined(names.get(row.household_id, [])),
            assigned.get(row.household_id, ""), gettext("Covered") if row.covered else gettext("Missing"),
        ]
        for number, row in enumerate(found, start=1)
    ]  # fmt: skip


def _overdue(asking: Asking) -> Rows:
    band, on = asking.query.get("band", ""), asking.snapshot.on
    every = overdue(asking.snapshot, asking.division)
    found = [item for item in every if not band or band_of(item.days_overdue(on)) == band]
    homes = list({item.household_id for item in found})
    names, assigned = (
        family_names(asking.office, asking.caller, asking.snapshot, homes),
        assigned_with_level(asking, homes),
    )
    columns = [*PLACE, gettext("Members"), gettext("What is overdue"), gettext("Was due on"), gettext("Days overdue"),
               gettext("Contact persons")]  # fmt: skip
    return columns, [
        [
            number, *place_of(item.division), item.household_no, joined(names.get(item.household_id, [])),
            word("duty", item.duty), item.due_on, item.days_overdue(on), assigned.get(item.household_id, ""),
        ]
        for number, item in enumerate(found, start=1)
    ]  # fmt: skip


def _households(asking: Asking) -> Rows:
    """In the order of the offices' ledger, as far as the list shows it."""
    status, category = asking.query.get("status", ""), asking.query.get("category", "")
    wanted = Wanted(
        division=asking.division,
        status=status if status in STATUSES else None,
        category=category if category in WORDS["category"] else None,
    )
    found, _ = household_list.households(asking.snapshot, wanted, 1, MOST)
    homes = [row.household_id for row in found]
    both, assigned = parents(asking, homes), assigned_by_level(asking, homes)
    columns = [
        *PLACE, NAMES["category"], NAMES["father_name"], NAMES["mother_name"], NAMES["village_contact"],
        NAMES["township_contact"], NAMES["last_contact_on"], gettext("State"),
    ]  # fmt: skip
    return columns, [
        [
            number, *place_of(row.division), row.household_no, word("category", row.category),
            *(both.get((row.household_id, relation), "") for relation in ("father", "mother")),
            *(assigned.get((row.household_id, level), "") for level in ("village", "township")),
            row.last_on, word("status", row.status),
        ]
        for number, row in enumerate(found, start=1)
    ]  # fmt: skip


def _annual_form(asking: Asking) -> Rows:
    """The form as it was told last, to the township: every total beside its parts. Amounts in yuan."""
    year, scheme = asking.query.get("year", ""), asking.query.get("scheme", "")
    ledger = ledger_of(asking.division)
    told = (
        issued(asking.snapshot, [ledger], int(year), scheme)
        if year.isascii() and year.isdigit() and len(year) == 4
        else []
    )
    form = told[0][1] if told else None
    payers = [payer for payer in PAYERS if form and form.total.payers.get(payer)]
    columns = [gettext("Area"), gettext("Category"), gettext("Hukou"), *(word("fund_figure", name) for name in HEADS)]
    columns += [gettext("Yuan"), *(word("payer", payer) for payer in payers)]
    rows = (*form.rows, *form.totals) if form else ()
    return columns, [
        [
            area_name(row.division) if row.division else gettext("Total"), word("fund_category", row.category or "whole"),
            word("residency", row.residency) if row.residency else "", *(getattr(row, name) for name in HEADS),
            yuan(row.amount_fen), *(yuan(row.payers.get(payer, 0)) for payer in payers),
        ]
        for row in rows
    ]  # fmt: skip


EXPORTS: Final[Mapping[str, Export]] = {
    "coverage": Export(N_("Three coverages"), _coverage, names=False),
    "contact-persons": Export(N_("Coverage by contact person"), _contact_persons),
    "coverage-list": Export(N_("Behind a figure"), _coverage_list, keeps=("kind", "covered")),
    "overdue": Export(N_("Overdue contacts"), _overdue, keeps=("band",)),
    "households": Export(N_("Households"), _households, keeps=("status", "category")),
    "annual-form": Export(N_("Annual form"), _annual_form, names=False, keeps=("year", "scheme")),
}
