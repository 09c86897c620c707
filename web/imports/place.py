"""In which village a row's household lives."""

from functools import cache, cached_property, partial
from typing import Final

from casework.divisions.country import Ambiguous, Division, Divisions, Unknown
from web.imports import cells
from web.imports.faults import CellRefused
from web.imports.narrow import shown
from web.imports.workbook.answer import Cell
from web.imports.workbook.refusals import UnusableFile

_NO_NAMES: Final = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""What the statistics bureau calls a prefecture that is none."""


class County:
    """The county whose ledger is read. Raises UnusableFile where the code is no county's."""

    def __init__(self, code: str, divisions: Divisions) -> None:
        self._divisions = divisions
        self._county = _county(code, divisions)
        self._town = cache(partial(divisions.find_town, self._county.code))
        self._village = cache(partial(divisions.find_village, self._county.code))

    @cached_property
    def name(self) -> str:
        """With what is above it: 南阳市淅川县, 上海市金山区."""
        return self._path(self._county)

    def town(self, cell: Cell) -> str:
        """The name of a town of the county, as written. Raises CellRefused, saying which county has it."""
        town = cells.text(cell)
        if town is None:
            raise CellRefused("town_empty", county=self.name)
        found = self._town(town)
        if isinstance(found, Ambiguous):
            raise CellRefused("town_several", name=shown(town), county=self.name, choices=_names(found))
        if isinstance(found, Unknown):
            self._refuse_town(town)
        return town

    def village(self, town: str, cell: Cell) -> str:
        """The 12 digits of a village of a town of the county. Raises CellRefused."""
        village, here = cells.text(cell), self.name + shown(town)
        if village is None:
            raise CellRefused("village_empty", town=here)
        found = self._village(town, village)
        if isinstance(found, Ambiguous):
            raise CellRefused("village_several", name=shown(village), town=here, choices=_names(found))
        if isinstance(found, Unknown):
            raise CellRefused("village_unknown", name=shown(village), town=here)
        return found.division.code

    def _refuse_town(self, town: str) -> None:
        elsewhere = self._divisions.counties_with_town(self._county.code, town)
        if elsewhere:
            counties = "、".join(self._path(county) for county in elsewhere[:3])
            raise CellRefused("town_elsewhere", name=shown(town), county=self.name, elsewhere=counties)
        raise CellRefused("town_unknown", name=shown(town), county=self.name)

    def _path(self, county: Division) -> str:
        names = [name for name in self._divisions.path_names(county.code) if name not in _NO_NAMES]
        return "".join(names[-2:])


def _county(code: str, divisions: Divisions) -> Division:
    try:
        county = divisions.county(code)
    except ValueError as refused:
        raise UnusableFile("unknown_county", shown(code)) from refused
    if county is None:
        raise UnusableFile("unknown_county", shown(code))
    return county


def _names(found: Ambiguous) -> str:
    return "、".join(choice.name for choice in found.choices[:6])
