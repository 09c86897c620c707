"""The log of administration for programs."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar.di import NamedDependency
from msgspec import Struct

from casework.common.roles import READ_ADMINISTRATION
from casework.divisions.codes import range_of
from web.access import Access, log
from web.access.log_words import sentence
from web.http.api.params import Paging
from web.http.api.read import read


class AdministrationEntry(Struct):
    """`kind`: what was done to the account of `subject`; `data`: what changed, each field from what to what.

    `sentence`: the same in the language asked for. `actor`: none for the command line. `hash`: stands for all before it.
    """

    position: int
    at: datetime
    actor: UUID | None
    actor_name: str
    actor_role: str
    actor_division: str
    device: str
    kind: str
    subject: UUID
    subject_name: str
    subject_division: str
    data: dict[str, Any]
    sentence: str
    hash: str


class AdministrationPage(Struct):
    items: list[AdministrationEntry]
    page: int
    size: int
    total: int


@read("AdministrationLog", "/administration-log", READ_ADMINISTRATION)
def show_administration_log(
    access: NamedDependency[Access], asked_division: NamedDependency[str], paging: NamedDependency[Paging]
) -> AdministrationPage:
    """Who did what to whose account, the newest first: accounts of the division, and those who left it."""
    with access.database.write() as connection:
        found, total = log.entries(
            connection, *log.reach(range_of(asked_division)), offset=(paging.page - 1) * paging.size, limit=paging.size
        )
    return AdministrationPage([_shown(entry) for entry in found], paging.page, paging.size, total)


def _shown(e: log.Entry) -> AdministrationEntry:
    return AdministrationEntry(
        e.position, e.at, e.actor, e.actor_name, e.actor_role, e.actor_division, e.device, e.kind,
        e.subject, e.subject_name, e.subject_division, e.data, sentence(e), e.hash.hex(),
    )  # fmt: skip


HANDLERS = [show_administration_log]
