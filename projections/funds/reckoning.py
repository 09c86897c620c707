"""An estimate with the form that is made of it: as a snapshot knows it, or once more as it was told."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple, cast

from msgspec.structs import replace as having

from casework.divisions.codes import ledger_of, level_of
from casework.funds.form import Form
from casework.schemes.words import SchemeId
from projections.engine.positions import vector
from projections.engine.scope import COUNTY
from projections.engine.snapshot import Snapshot
from projections.funds.estimating import Estimate, estimate, known_of
from projections.funds.money import carried
from projections.funds.tables import AnnualForm


class Reckoned(NamedTuple):
    """`known`: how far each ledger was known that the figures rest on; asking again with it gives the same."""

    estimate: Estimate
    form: Form
    on: date

    @property
    def known(self) -> Mapping[str, int]:
        return self.form.known


def reckoned(
    snapshot: Snapshot, division: str, scheme: SchemeId, year: int, *, counted: bool = False, named: bool = False
) -> Reckoned:
    """Of a county, or of a part of it without the account of the year before. `snapshot`: one of everything; `counted`: the form
    alone is asked for, not what of each makes it up; `named`: but who they are.
    """
    ledger = ledger_of(division)
    found = estimate(snapshot, ledger, scheme, year, division, counted=counted, named=named)
    form = found.form(division, known_of(snapshot, ledger, found.looked_at))
    if level_of(division) == COUNTY:
        form = having(form, carried=carried(snapshot, ledger, scheme, year - 1))
    return Reckoned(found, form, snapshot.on)


def as_told(snapshot: Snapshot, ledger: str, told: AnnualForm, *, counted: bool = False) -> Reckoned:
    """What was told once, reckoned anew: on its day, as known at its positions."""
    then = replace(snapshot, on=told.told_on, known=vector(told.known), memo={})
    return reckoned(then, ledger, cast("SchemeId", told.scheme), told.year, counted=counted)
