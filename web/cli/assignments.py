"""assignments: households passed from one contact person to others."""

from dataclasses import replace
from datetime import date
from typing import get_args
from uuid import UUID, uuid4

import click

from casework.common.command import Category
from casework.common.refusals import Refused
from casework.ledger import hand_overs
from casework.ledger.envelope import Request
from casework.staff.commands import HandOverHouseholds, Level, ReceiverAsked
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.staff.looked_after import Narrowed, looked_after
from projections.staff.lookup import is_staff, staff_place
from web.cli.register import OPERATOR
from web.cli.telling import DAY, as_json, fail, progress, tell
from web.office import Office
from web.operations.installation import office
from web.settings import settings
from web.staff.hand_over_run import begin, carry_on, items

LEVELS = get_args(Level)
CATEGORIES = get_args(Category)


@click.group()
def assignments() -> None:
    """Contact persons of households."""


@assignments.command("hand-over")
@click.option("--from", "staff_id", required=True, type=click.UUID, help="The staff record whose households they are.")
@click.option("--to", "to", required=True, type=click.UUID, help="The staff record that takes them over.")
@click.option("--level", required=True, type=click.Choice(LEVELS), help="At which level they are looked after.")
@click.option("--on", "on", type=DAY, help="The first day with the other person (default: today).")
@click.option("--division", default="", help="Only households living there.")
@click.option("--category", type=click.Choice(CATEGORIES), help="Only households of this category.")
@click.option("--reason", required=True, help="Why.")
@click.option("--note", help="A note that whoever takes over finds with each household.")
@as_json
def hand_over(
    staff_id: UUID,
    to: UUID,
    level: Level,
    on: date | None,
    division: str,
    category: Category | None,
    reason: str,
    note: str | None,
    as_json: bool,
) -> None:
    """Hand over what somebody looks after. Exit 0: all of them; 3: some refused; 1: nothing to hand over."""
    with office(settings()) as opened, progress("handing over") as move:
        command = HandOverHouseholds(
            staff_id=staff_id, hand_over_id=uuid4(), level=level, from_on=on or opened.today(), reason=reason,
            to=(ReceiverAsked(staff_id=to),), division=division or None, category=category, handover_note=note,
        )  # fmt: skip
        _order(opened, command, as_json)
        finished = False
        while not finished:
            finished = carry_on(opened, command.hand_over_id)
            found = hand_overs.counts(opened.database, command.hand_over_id)
            move(found["done"] + found["refused"], sum(found.values()))
    lines = [f"{found['done']} households handed over, {found['refused']} refused"]
    tell({"id": command.hand_over_id, **found}, as_json, lines)
    raise SystemExit(3 if found["refused"] else 0)


def _order(opened: Office, command: HandOverHouseholds, as_json: bool) -> None:
    """Remembers and records it; ends where there is nothing to hand over, or nobody to take it."""
    with open_snapshot(opened.database, NATION, opened.today()) as snapshot:
        place = staff_place(snapshot, command.staff_id)
        if place is None or not is_staff(snapshot, command.to[0].staff_id):
            fail("unknown_staff", "there is no such staff record", as_json)
        which = Narrowed(command.division or "", command.category or "")
        found = looked_after(snapshot, command.staff_id, command.level, command.from_on, which)
    if not found:
        fail("nobody_to_hand_over", "nobody is looked after there at this level", as_json)
    by = replace(OPERATOR, division=place[0])
    begin(opened, by, place[0], command.staff_id, command.hand_over_id, items(found, command.to))
    try:
        opened.casework.handle(
            command, ledger=place[0], stream=command.staff_id, by=by, request=Request.new(), today=opened.today()
        )
    except Refused as refused:
        hand_overs.forgotten(opened.database, command.hand_over_id)
        fail(refused.name, str(refused), as_json)


COMMANDS = (assignments,)
