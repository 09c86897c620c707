"""A list as a file, for programs."""

from datetime import date, datetime

from litestar import Response
from litestar.di import NamedDependency
from litestar.params import SkipValidation
from msgspec import UNSET, UnsetType, to_builtins

from casework.common.command import Asked, Division, Short, Text
from casework.common.roles import READ_FIGURES
from web.access.caller import Caller
from web.exports.making import Wanted, made
from web.http.api.body import decoded
from web.http.api.read import read_by_body
from web.office import Office


class ExportBody(Asked, frozen=True, kw_only=True):
    """`of`: coverage, contact-persons, coverage-list (with `kind`, `covered`), overdue (`band`), households (`status`,
    `category`) or annual-form (`year`, `scheme`).
    `format`: xlsx or csv. `reason`: where names are in it. `division`: the caller's own when left out.
    """

    of: Short
    format: Short = "xlsx"
    reason: Text | UnsetType = UNSET
    division: Division | UnsetType = UNSET
    on: date | UnsetType = UNSET
    known_position: Text | UnsetType = UNSET
    known_at: datetime | UnsetType = UNSET
    kind: Short | UnsetType = UNSET
    covered: Short | UnsetType = UNSET
    band: Short | UnsetType = UNSET
    status: Short | UnsetType = UNSET
    category: Short | UnsetType = UNSET
    year: Short | UnsetType = UNSET
    scheme: Short | UnsetType = UNSET


@read_by_body("ExportList", "/exports", READ_FIGURES)
def export_list(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    data: SkipValidation[ExportBody] = None,  # type: ignore[assignment]
) -> Response[bytes]:
    """The whole list as a file, masked as its page is; the log of administration keeps that it was taken along."""
    said = {name: str(value) for name, value in to_builtins(decoded(data, ExportBody)).items()}
    return made(office, caller, Wanted(said["of"], said.get("format", "xlsx"), said.get("reason", ""), said))


HANDLERS = [export_list]
