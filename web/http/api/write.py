"""Makes the paths of a write from its declaration: body, identity of the request, version, answer."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, cast, get_args
from uuid import UUID

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import HeaderParameter, SkipValidationMarker

from projections.households.owner_lookup import Part, household_of
from web.access.caller import Caller
from web.http.action import Action, Asking, act
from web.http.api.answers import Receipt, in_words, only, problems
from web.http.api.body import decoded
from web.http.problems import AnyRequest
from web.http.query_params import FARTHEST, request_of, whole
from web.http.reach import HOUSEHOLD
from web.language.i18n import gettext
from web.office import Office, not_found
from web.problem import Problem

Key = Annotated[
    str | None,
    HeaderParameter(name="Idempotency-Key", description="A UUID. The same key and body again records nothing new."),
]
Version = Annotated[
    str | None,
    HeaderParameter(name="If-Match", description="A decision on this version only; facts ignore it. Stale: 409."),
]


def write(action: Action) -> list[HTTPRouteHandler]:
    """The POST path of an action; for a part of a household also the path of who knows only the part."""
    below = action.path.removeprefix(HOUSEHOLD)
    part = re.match(r"/[a-z-]+/{(\w+)_id:uuid}/", below)
    if not part or part[1] not in get_args(Part):
        return [_path(action, action.name, action.path, None)]
    return [
        _path(action, action.name + "OfHousehold", action.path, None),
        _path(action, action.name, below, cast(Part, part[1])),
    ]


def _path(action: Action, name: str, path: str, part: Part | None) -> HTTPRouteHandler:
    def handle(
        request: AnyRequest,
        office: NamedDependency[Office],
        caller: NamedDependency[Caller],
        data: Any = None,
        key: Key = None,
        version: Version = None,
    ) -> Response[Receipt]:
        asked = request_of(caller, key, "POST", request.url.path, data)
        said = decoded(data, action.shape)
        ids = _whole(office, caller, request.path_params, part)
        seen = version_of(version) if action.tied_to_version else None
        return Response(
            Receipt(**act(action, Asking(office, caller, ids, said, asked, seen)).as_json()), status_code=201
        )

    handle.__annotations__["data"] = Annotated[action.shape, SkipValidationMarker()]
    make = post(
        path,
        operation_id=name,
        summary=in_words(name),
        description=action.command.__doc__,
        guards=[only(action.command.roles, action.command.grant)],
        responses=problems(401, 403, 404, 409, 422),
        sync_to_thread=True,
    )
    return make(handle)


def _whole(office: Office, caller: Caller, ids: Mapping[str, UUID], part: Part | None) -> Mapping[str, UUID]:
    """The ids of the address, with that of the household a part belongs to. Raises Problem 404."""
    if part is None:
        return ids
    with office.open_snapshot(caller) as snapshot:
        household_id = household_of(snapshot, part, ids[f"{part}_id"])
    if household_id is None:
        raise not_found()
    return {**ids, "household_id": household_id}


def version_of(text: str | None) -> int | None:
    """The version of an If-Match header, quoted or not; `*` is any. Raises Problem 422."""
    plain = (text or "*").strip().removeprefix("W/").strip('"')
    if plain == "*":
        return None
    version = whole(plain, FARTHEST)
    if version is None:
        message = gettext("The version is a whole number.")
        raise Problem(422, "invalid", message, errors=[{"field": "If-Match", "message": message}])
    return version
