"""Layouts of bank files that a county has adopted, because its bank wants another than those at hand."""

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta, Struct, ValidationError, convert
from msgspec.structs import replace

from casework.common import command, refusals
from casework.common.command import Division, Given
from casework.common.event import Event as Happened
from casework.common.roles import SUPERVISION, Roles
from casework.payments.layouts import Layout, is_clear

Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to the layouts of one ledger."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "layouts_id"
    layouts_id: Given


class AdoptBankLayout(Command, frozen=True, kw_only=True):
    """`layout`: as those in casework/payments/layouts are written down. The same name again takes its place from then on."""

    name: Name
    layout: dict[str, object]
    division: Division


class BankLayoutAdopted(Happened, frozen=True, kw_only=True):
    """Lists sent before keep the layout they were sent in, which their file's hash proves."""

    theme = "decision"

    name: str
    layout: Layout


Event = BankLayoutAdopted


class Layouts(Struct, frozen=True):
    """What a ledger has adopted, by name."""

    adopted: dict[str, Layout] = {}


NEW = Layouts()


def decide(command: Command, state: Layouts, today: date) -> list[BankLayoutAdopted]:
    """Nothing where it is adopted already. Raises NoSuchLayout for what no bank file could be made of."""
    if not isinstance(command, AdoptBankLayout):
        raise TypeError(f"{type(command).__name__} is not asked of layouts")
    try:
        layout = convert(command.layout, Layout)
    except (ValidationError, ValueError) as unfit:
        raise refusals.NoSuchLayout("layout") from unfit
    if not is_clear(layout):
        raise refusals.NoSuchLayout("layout")
    return [] if state.adopted.get(command.name) == layout else [BankLayoutAdopted(name=command.name, layout=layout)]


def evolve(state: Layouts, event: BankLayoutAdopted) -> Layouts:
    if isinstance(event, BankLayoutAdopted):
        return replace(state, adopted=state.adopted | {event.name: event.layout})
    return state
