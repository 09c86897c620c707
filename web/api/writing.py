"""Makes the path of a write from the action behind it: body, identity of the request, version, answer."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any
from uuid import UUID

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import HeaderParameter, SkipValidationMarker

from projections.belonging import Part, household_of
from web.access.caller import Caller, Role
from web.actions.answer import Answer
from web.actions.bodies import Body
from web.api.answers import Receipt, in_words, only, problems
from web.api.body import decoded
from web.asking import FARTHEST, request_of, whole
from web.i18n import gettext
from web.office import Office, not_found
from web.problems import AnyRequest, Problem

Key = Annotated[
    str | None,
    HeaderParameter(name="Idempotency-Key", description="A UUID. The same key and body again records nothing new."),
]
Version = Annotated[
    str | None,
    HeaderParameter(name="If-Match", description="A decision on this version only; facts ignore it. Stale: 409."),
]
Ids = Callable[[Office, Caller, Mapping[str, Any]], list[UUID]]


class Nothing(Body, frozen=True, kw_only=True):
    """The body of a write that says all in its path."""


def in_path(_: Office, __: Caller, parameters: Mapping[str, Any]) -> list[UUID]:
    """The ids an action takes: those of the path, in its order."""
    return list(parameters.values())


def of(part: Part) -> Ids:
    """For a path that names only a part: the household it belongs to, and the part. Raises Problem 404."""

    def ids(office: Office, caller: Caller, parameters: Mapping[str, Any]) -> list[UUID]:
        (id,) = parameters.values()
        with office.looking(caller) as look:
            household_id = household_of(look, part, id)
        if household_id is None:
            raise not_found()
        return [household_id, id]

    return ids


def write(
    name: str,
    path: str,
    body: type[Body],
    action: Callable[..., Answer],
    roles: tuple[Role, ...],
    *,
    decision: bool = False,
    ids: Ids = in_path,
) -> HTTPRouteHandler:
    """A POST path. A decision hands If-Match on; `ids` gives the action the ids that it takes."""

    def handle(
        request: AnyRequest,
        office: NamedDependency[Office],
        caller: NamedDependency[Caller],
        data: Any = None,
        key: Key = None,
        version: Version = None,
    ) -> Response[Receipt]:
        asked = request_of(caller, key, "POST", request.url.path, data)
        said = decoded(data, body)
        arguments: list[Any] = [*ids(office, caller, request.path_params)]
        arguments += [asked] if body is Nothing else [said, asked]
        if decision:
            arguments.append(version_of(version))
        return Response(receipt(action(office, caller, *arguments)), status_code=201)

    handle.__annotations__["data"] = Annotated[body, SkipValidationMarker()]
    make = post(
        path,
        operation_id=name,
        summary=in_words(name),
        description=action.__doc__,
        guards=[only(roles)],
        responses=problems(401, 403, 404, 409, 422),
        sync_to_thread=True,
    )
    return make(handle)


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


def receipt(answer: Answer) -> Receipt:
    return Receipt(**answer.as_json())
