"""What many sentences of a history add."""

from typing import Final

from web.language.i18n import N_

REASON: Final = N_("Reason: “%(reason)s”.")
NOTE: Final = N_("Note: “%(note)s”.")
