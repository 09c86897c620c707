"""A request that cannot be met, said in the asker's language."""

from collections.abc import Mapping, Sequence

from litestar.exceptions import HTTPException

FieldErrors = Sequence[Mapping[str, str]]  # each with "field" and "message"


class Problem(HTTPException):
    """Raised where a request cannot be met. `detail` is a sentence in the asker's language; `members` go into
    the JSON as they are, such as current_version."""

    def __init__(
        self,
        status: int,
        name: str,
        detail: str,
        *,
        errors: FieldErrors = (),
        headers: dict[str, str] | None = None,
        **members: object,
    ) -> None:
        super().__init__(detail=detail, status_code=status, headers=headers)
        self.name, self.errors, self.members = name, errors, members
