"""Unsealing texts to show them: all of a page ready at once, masked for those who may not see them whole."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import msgspec

from casework.common import masking
from casework.common.roles import SEE_NAMES
from casework.ledger.keys import KeyRing
from projections.engine.projection import sealed_fields
from projections.engine.snapshot import Snapshot
from projections.households import household_list
from web.access.caller import Caller
from web.language.i18n import N_, gettext
from web.office import Office

WITHHELD = N_("(withheld)")
Place = tuple[str, UUID]  # the ledger and the stream a token belongs to
Sealed = tuple[str | None, str, UUID]  # a token with its place


class Unsealed:
    """Texts by token, each opened when it is shown. An erased subject's text reads as such; no token as an empty text."""

    def __init__(self, ring: KeyRing, places: Mapping[str, Place]) -> None:
        self._ring, self._places = ring, places
        self._texts: dict[str, str | None] = {}

    def text(self, token: str | None) -> str:
        if not token:
            return ""
        text = self._open(token)
        return gettext("Erased as the law provides") if text is None else text

    def name(self, token: str | None, caller: Caller) -> str:
        """A family member's name: whole for those who look after the family, masked for others."""
        whole = caller.role in SEE_NAMES or self.erased(token)
        return self.text(token) if whole else masking.masked(self.text(token))

    def said(self, token: str | None, caller: Caller) -> str:
        """What was written about a family: for those who look after it. Others learn only that there is something."""
        if not token or caller.role in SEE_NAMES or self.erased(token):
            return self.text(token)
        return gettext(WITHHELD)

    def erased(self, token: str | None) -> bool:
        """Whether there was a text that nobody can read any more."""
        return bool(token) and self._open(token or "") is None

    def _open(self, token: str) -> str | None:
        if token not in self._texts:
            ledger, stream = self._places[token]
            self._texts[token] = self._ring.open(token, ledger=ledger, stream=stream)
        return self._texts[token]


def unsealed(office: Office, sealed: Iterable[Sealed]) -> Unsealed:
    """Makes tokens ready to be opened, with one question to the key store."""
    places = {token: (ledger, stream) for token, ledger, stream in sealed if token}
    subjects = {token.split(":", 2)[1] for token in places}
    return Unsealed(office.casework.ring([UUID(subject) for subject in subjects]), places)


def family_names(
    office: Office, caller: Caller, snapshot: Snapshot, households: Iterable[UUID]
) -> dict[UUID, list[str]]:
    """The living members' names by household, as the caller may see them; of a family with nobody left its former head."""
    found = household_list.names(snapshot, list(households))
    texts = unsealed(office, [(n.name, n.ledger, n.household_id) for family in found.values() for n in family])
    return {home: family_of(family, texts, caller) for home, family in found.items()}


def family_of(family: Sequence[household_list.Name], texts: Unsealed, caller: Caller) -> list[str]:
    """The living members' names; where nobody is left, who was the head: the first of those who were entered."""
    living = [texts.name(member.name, caller) for member in family if member.alive]
    return living or former_head([texts.name(member.name, caller) for member in family])


def former_head(names: Sequence[str]) -> list[str]:
    """How a family is called of which nobody is left: by the first of its names."""
    return [gettext("formerly of %(name)s") % {"name": name} for name in names[:1]]


def sealed_in(rows: Iterable[msgspec.Struct], ledger: str, stream: UUID) -> list[Sealed]:
    """Every token that stands in these rows of one stream."""
    return [(getattr(row, field), ledger, stream) for row in rows for field in sealed_fields(type(row))]
