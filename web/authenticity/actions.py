"""Families are called back at random: drawn, answered, corrected."""

import secrets
from typing import Final

import msgspec

from casework.authenticity.commands import AnswerSpotCheck, CorrectSpotCheck, Drawn, DrawSample
from casework.authenticity.drawing import SEEDS, draw
from casework.divisions.codes import ledger_of, level_of
from projections.authenticity.entries import entries
from projections.authenticity.spot_checks import spot_check
from web.http import reach
from web.http.action import Action, Asking
from web.http.rights import COUNTY, demand_there_is
from web.language.i18n import N_, gettext
from web.office import Reached, not_found
from web.problem import Problem

CHECK: Final = "/spot-checks/{spot_check_id:uuid}"


def _new_sample(asking: Asking) -> Reached:
    division = asking.said.division
    demand_there_is(division, "division")
    if level_of(division) < COUNTY:
        message = gettext("Call-backs are drawn for a county, a township or a village.")
        raise Problem(422, "invalid", message, errors=[{"field": "division", "message": message}])
    return reach.new(asking.caller, division, asking.request.make_id("sample"))


def _drawn(asking: Asking, command: DrawSample) -> DrawSample:
    """With the contacts that the draw found: any that is recorded, reached or not, but a repeat draws nothing anew."""
    with asking.office.open_snapshot(asking.caller) as snapshot:
        frame = {
            each.contact_id: each for each in entries(snapshot, command.division, command.from_on, command.until_on)
        }
        known = snapshot.known[ledger_of(command.division)]
    seed = secrets.randbelow(SEEDS)
    drawn = tuple(
        Drawn(
            spot_check_id=asking.request.make_id(f"spot check {number}"),
            household_id=frame[contact_id].household_id,
            contact_id=contact_id,
        )
        for number, contact_id in enumerate(draw(frame, command.size, seed))
    )
    return msgspec.structs.replace(command, frame=len(frame), known_position=known, seed=seed, drawn=drawn)


def _of_sample(asking: Asking) -> Reached:
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = spot_check(snapshot, asking.ids["spot_check_id"])
    if found is None:
        raise not_found()
    return Reached(found.ledger, found.sample_id)


DRAW: Final = Action(
    DrawSample,
    "/spot-checks",
    "sample_id",
    _new_sample,
    complete=_drawn,
    said=N_("The families to call back are drawn."),
)
ANSWER: Final = Action(
    AnswerSpotCheck, CHECK + "/result", "spot_check_id", _of_sample, said=N_("What the family said is recorded.")
)
CORRECT: Final = Action(
    CorrectSpotCheck, CHECK + "/correction", "spot_check_id", _of_sample, said=N_("The call-back is corrected.")
)
ACTIONS: Final = (DRAW, ANSWER, CORRECT)
