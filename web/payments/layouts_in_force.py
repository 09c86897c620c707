"""Which layouts of bank files a county may use now, and who adopted its own."""

from datetime import datetime
from typing import Final, NamedTuple

from casework.payments.layout_adoption import BankLayoutAdopted
from casework.payments.layouts import Layout, shipped
from projections.households.history import stream_story
from web.language.i18n import current_language
from web.office import Office
from web.payments.bank_file import DEFAULT
from web.payments.layout_actions import layouts_stream

ALWAYS: Final = 9223372036854775807


class InForce(NamedTuple):
    """A layout by its name. `by`, `since`: who adopted it and when; nobody did, where it comes with the program."""

    name: str
    layout: Layout
    by: str = ""
    since: datetime | None = None

    @property
    def title(self) -> str:
        return self.layout.title_en if current_language() == "en" else self.layout.title_zh


def in_force(office: Office, ledger: str, until: int = ALWAYS) -> list[InForce]:
    """A county's own first, as known up to a position, then those that come with the program; the first is what a list is sent in when
    nobody chooses."""
    with office.database.single() as connection:
        story = stream_story(connection, ledger, layouts_stream(ledger), until)
    own = {
        each.event.name: InForce(each.event.name, each.event.layout, each.actor_name, each.recorded_at)
        for each in story
        if isinstance(each.event, BankLayoutAdopted)
    }
    others = sorted(shipped(), key=lambda name: name != DEFAULT)
    return [*own.values(), *(InForce(name, shipped()[name]) for name in others if name not in own)]
