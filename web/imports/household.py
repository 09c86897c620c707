"""One row of the sheet read as a household, with every fault it has by itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from casework.common.id_number import born_on
from web.imports import cells, choices, days, identity_cell, telephones
from web.imports.faults import CellRefused, Fault
from web.imports.place import County
from web.imports.row import Contact, LedgerRow, Member, Relation
from web.imports.sheet import Sheet, SheetRow
from web.imports.workbook.answer import Cell

Value = TypeVar("Value")


@dataclass(slots=True)
class Draft:
    """A row on the way: what it says where nothing is wrong, else its faults.

    `persons` are (header, identity number); `household_no` is (header, number).
    """

    number: int
    persons: list[tuple[str, str]] = field(default_factory=list)
    household_no: tuple[str, str] | None = None
    faults: list[Fault] = field(default_factory=list)
    row: LedgerRow | None = None


def draft(sheet: Sheet, row: SheetRow, county: County, as_of: date) -> Draft:
    """Reads all cells of a row, and keeps every fault instead of stopping at the first."""
    reading = _Reading(sheet, row, county, as_of)
    found = reading.household()
    reading.draft.row = None if reading.draft.faults else found
    return reading.draft


class _Reading:
    def __init__(self, sheet: Sheet, row: SheetRow, county: County, as_of: date) -> None:
        self.sheet, self.row, self.county, self.as_of = sheet, row, county, as_of
        self.draft = Draft(row.number)

    def household(self) -> LedgerRow:
        """Reads in the order of the template, so that faults come in that order."""
        division = self.division()
        household_no = self.household_no()
        category = self.take("category", choices.category)
        return LedgerRow(
            row=self.row.number,
            household_no=household_no,
            division=division or "",
            category=category or "child_deceased",
            members=self.members(),
            address=self.take("address", cells.free_text),
            disability_level=self.take("disability", choices.disability_level),
            village_contact=self.contact("village_contact", "village_phone"),
            township_contact=self.contact("township_contact", "township_phone"),
            doctor=self.take("doctor", cells.staff_name),
            signed_on=self.day("signed_on"),
            pass_number=self.take("pass_number", cells.number),
            last_contact_on=self.day("last_contact_on"),
            last_home_visit_on=self.day("last_home_visit_on"),
            account=self.take("account", cells.account),
            remark=self.take("remark", cells.free_text),
        )

    def division(self) -> str | None:
        town = self.take("town", self.county.town)
        return self.take("village", lambda cell: self.county.village(town, cell)) if town else None

    def household_no(self) -> str | None:
        number = self.take("household_no", cells.number)
        if number:
            self.draft.household_no = (self.sheet.header_of("household_no"), number)
        return number

    def members(self) -> tuple[Member, ...]:
        parts = ("father_name", "father_id", "mother_name", "mother_id")
        if all(cells.is_blank(self.sheet.cell(self.row, part)) for part in parts):
            self.refuse("father_name", CellRefused("no_member"))
        both = (self.member("father"), self.member("mother"))
        return tuple(member for member in both if member)

    def member(self, relation: Relation) -> Member | None:
        """A parent with name and number; one without the other is a fault, neither is nobody."""
        name_field, id_field = f"{relation}_name", f"{relation}_id"
        name, id_number = self.take(name_field, cells.name), self.take(id_field, self.id_number)
        phones = self.take(f"{relation}_phone", telephones.phones) or ()
        self.check_both(name_field, id_field)
        if id_number:
            self.keep_person(self.sheet.header_of(id_field), id_field, id_number)
        return Member(relation, name, id_number, *phones) if name and id_number else None

    def check_both(self, name_field: str, id_field: str) -> None:
        no_name, no_id = (cells.is_blank(self.sheet.cell(self.row, part)) for part in (name_field, id_field))
        if no_id and not no_name:
            self.refuse(id_field, CellRefused("name_without_id"))
        if no_name and not no_id:
            self.refuse(name_field, CellRefused("id_without_name"))

    def keep_person(self, header: str, id_field: str, id_number: str) -> None:
        if any(id_number == other for _, other in self.draft.persons):
            self.refuse(id_field, CellRefused("same_parents"))
        else:
            self.draft.persons.append((header, id_number))

    def id_number(self, cell: Cell) -> str | None:
        number = identity_cell.id_number(cell)
        if number and born_on(number) > self.as_of:
            raise CellRefused("id_birth_date")
        return number

    def contact(self, name_field: str, phone_field: str) -> Contact | None:
        """A contact person is one who is named: a telephone number alone is nobody."""
        name, phone = self.take(name_field, cells.staff_name), self.take(phone_field, telephones.phone)
        return Contact(name, phone) if name else None

    def day(self, of: str) -> date | None:
        day = self.take(of, days.day)
        if day and day > self.as_of:
            self.refuse(of, CellRefused("future", day=day.isoformat(), as_of=self.as_of.isoformat()))
        return day

    def take(self, of: str, read: Callable[[Cell], Value]) -> Value | None:
        """What a reader makes of a cell, or None and a fault."""
        try:
            return read(self.sheet.cell(self.row, of))
        except CellRefused as refused:
            self.refuse(of, refused)
            return None

    def refuse(self, of: str, refused: CellRefused) -> None:
        self.draft.faults.append(refused.at(self.row.number, self.sheet.header_of(of)))
