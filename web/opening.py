"""Opening sealed texts to show them: all of a page at once, masked for those who may not see them whole."""

from collections.abc import Iterable
from uuid import UUID

from casework import names
from casework.roles import SEE_NAMES
from web.access.caller import Caller
from web.i18n import N_, gettext
from web.office import Office

WITHHELD = N_("(withheld)")
Sealed = tuple[str | None, str, UUID]  # token, ledger and stream it belongs to


class Opened:
    """Texts by token. An erased subject's text reads as such; nothing sealed reads as an empty text."""

    def __init__(self, texts: dict[str, str | None]) -> None:
        self._texts = texts

    def text(self, token: str | None) -> str:
        if not token:
            return ""
        text = self._texts.get(token)
        return gettext("Erased as the law provides") if text is None else text

    def name(self, token: str | None, caller: Caller) -> str:
        """A family member's name: whole for those who look after the family, masked for others."""
        whole = caller.role in SEE_NAMES or self.erased(token)
        return self.text(token) if whole else names.masked(self.text(token))

    def said(self, token: str | None, caller: Caller) -> str:
        """What was written about a family: for those who look after it. Others learn only that there is something."""
        if not token or caller.role in SEE_NAMES or self.erased(token):
            return self.text(token)
        return gettext(WITHHELD)

    def erased(self, token: str | None) -> bool:
        """Whether there was a text that nobody can read any more."""
        return bool(token) and self._texts.get(token or "") is None


def opened(office: Office, sealed: Iterable[Sealed]) -> Opened:
    """Opens tokens with as few questions to the key store as possible: one."""
    wanted = [(token, ledger, stream) for token, ledger, stream in sealed if token]
    ring = office.casework.ring([UUID(token.split(":", 2)[1]) for token, _, _ in wanted])
    return Opened({token: ring.open(token, ledger=ledger, stream=stream) for token, ledger, stream in wanted})
